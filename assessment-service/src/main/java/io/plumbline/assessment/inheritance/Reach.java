package io.plumbline.assessment.inheritance;

import java.util.List;
import java.util.Map;

/**
 * Which workloads an offer reaches: those that meet all of it, but never its own.
 *
 * @param workloads ids of workloads; all when empty
 * @param unit path of a part of the organisation, with what is below it; any when empty
 * @param environment any when empty
 * @param tags that the workload carries
 */
public record Reach(
    List<String> workloads, String unit, String environment, Map<String, String> tags) {

  private static final int NAMED = 1_000_000;
  private static final int UNIT = 10_000;
  private static final int TAG = 100;
  private static final int MOST = 99;

  public Reach {
    workloads = List.copyOf(workloads);
    tags = Map.copyOf(tags);
  }

  /**
   * How closely it looks: named workloads before all others, then the deeper unit, then more tags,
   * then a given environment.
   */
  public int specificity() {
    int depth = unit.isEmpty() ? 0 : unit.split("/", -1).length;
    return (workloads.isEmpty() ? 0 : NAMED)
        + Math.min(depth, MOST) * UNIT
        + Math.min(tags.size(), MOST) * TAG
        + (environment.isEmpty() ? 0 : 1);
  }
}
