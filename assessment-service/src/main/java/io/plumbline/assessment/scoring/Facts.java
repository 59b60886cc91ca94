package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;

/**
 * Everything that a practice's standing is derived from.
 *
 * @param declaration what people declare
 * @param observation what the evidence says
 * @param accepted whether an approved, unexpired exception covers the practice as a whole
 * @param covered which of its failing items such exceptions cover
 * @param level the practice's risk level L
 */
public record Facts(
    Declaration declaration,
    Observation observation,
    boolean accepted,
    Covered covered,
    RiskLevel level) {

  /** Facts without an exception by finding selector. */
  public Facts(
      Declaration declaration, Observation observation, boolean accepted, RiskLevel level) {
    this(declaration, observation, accepted, Covered.NONE, level);
  }

  /** Whether an exception covers the practice, or every FAIL and WARN among its evidence. */
  public boolean excepted() {
    return accepted || covered.all(observation.tally());
  }
}
