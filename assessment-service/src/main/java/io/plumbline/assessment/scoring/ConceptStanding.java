package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where a concept stands: its practice, or its two twins held together (DESIGN section 8, the 54
 * denominator).
 *
 * @param bucket the worst bucket among the twins
 * @param weight the greatest weight among the applicable ones
 * @param provenCredit the least c among the applicable ones, in percent
 * @param declaredCredit the least d among the applicable ones, in percent
 * @param twinConflict whether the twins were answered differently
 * @param tally the evidence, which twins share
 */
public record ConceptStanding(
    Bucket bucket,
    int weight,
    int provenCredit,
    int declaredCredit,
    boolean twinConflict,
    Tally tally) {

  /**
   * Holds the practices of one concept together.
   *
   * @param twins at least one; they share their evidence
   */
  public static ConceptStanding of(List<Standing> twins) {
    if (twins.isEmpty()) {
      throw new IllegalArgumentException("a concept without a practice");
    }
    List<Standing> applicable = twins.stream().filter(Standing::applicable).toList();
    List<Standing> counted = applicable.isEmpty() ? twins : applicable;
    return new ConceptStanding(
        twins.stream().map(Standing::bucket).min(Comparator.naturalOrder()).orElseThrow(),
        counted.stream().mapToInt(Standing::weight).max().orElseThrow(),
        least(counted, Standing::provenCredit),
        least(counted, Standing::declaredCredit),
        twins.stream().map(s -> s.facts().declaration()).distinct().count() > 1,
        twins.get(0).facts().observation().tally());
  }

  /** Whether it counts in a score at all. */
  public boolean applicable() {
    return bucket != Bucket.NOT_APPLICABLE;
  }

  private static int least(List<Standing> standings, ToIntFunction<Standing> credit) {
    return standings.stream().mapToInt(credit).min().orElseThrow();
  }
}
