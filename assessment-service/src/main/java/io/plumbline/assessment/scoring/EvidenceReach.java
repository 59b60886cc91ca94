package io.plumbline.assessment.scoring;

import java.util.List;

/**
 * How far the evidence reaches over the concepts of a workload.
 *
 * @param coverage concepts with a fresh PASS, FAIL or WARN, of the applicable ones
 * @param freshness fresh items, of all items that count
 */
public record EvidenceReach(Ratio coverage, Ratio freshness) {

  /** Counts each concept once, so that twins do not count their shared evidence twice. */
  public static EvidenceReach of(List<ConceptStanding> concepts) {
    List<ConceptStanding> applicable =
        concepts.stream().filter(ConceptStanding::applicable).toList();
    long covered = applicable.stream().filter(c -> c.tally().fresh() > 0).count();
    long fresh = concepts.stream().mapToLong(c -> c.tally().fresh()).sum();
    long stale = concepts.stream().mapToLong(c -> c.tally().stale()).sum();
    return new EvidenceReach(
        new Ratio(covered, applicable.size()), new Ratio(fresh, fresh + stale));
  }
}
