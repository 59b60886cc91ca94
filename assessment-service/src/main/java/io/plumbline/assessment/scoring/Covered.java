package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.Tally;
import java.util.Map;

/**
 * How many of the failing items of a practice exceptions by finding selector cover, by the resource
 * name of each; an item counts for one of them.
 */
public record Covered(Map<String, Long> items) {

  /** Nothing is covered. */
  public static final Covered NONE = new Covered(Map.of());

  public Covered {
    items = Map.copyOf(items);
  }

  /** How many are covered. */
  public long count() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Whether every FAIL and WARN among the evidence is, and there is one (DESIGN section 8). More
   * covered than failing are counts that do not belong together, as a pod of the release before may
   * leave them: nothing is taken for covered then.
   */
  public boolean all(Tally tally) {
    return tally.failures() > 0 && count() == tally.failures();
  }
}
