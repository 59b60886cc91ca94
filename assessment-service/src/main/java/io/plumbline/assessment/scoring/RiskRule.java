package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.ObservedStatus;

/** Where a risk comes from (DESIGN section 8), in order: the first match wins. */
public enum RiskRule {
  /** A failure does not shrink by growing old: the practice's level, whatever was declared. */
  STALE_FAILURE_STANDS("observed STALE, SF+SW>0"),
  /** A blank form hides no known failure: the practice's level. */
  KNOWN_FAILURE_UNANSWERED("UNANSWERED, observed FAILING or MIXED"),
  /** The cell of the policy's table. */
  TABLE("risk table");

  private final String condition;

  RiskRule(String condition) {
    this.condition = condition;
  }

  /** The first rule that fits. */
  public static RiskRule of(AnswerStatus declared, Observation observation) {
    ObservedStatus observed = observation.status();
    if (observed == ObservedStatus.STALE && observation.tally().staleFailures() > 0) {
      return STALE_FAILURE_STANDS;
    }
    boolean failing = observed == ObservedStatus.FAILING || observed == ObservedStatus.MIXED;
    return declared == AnswerStatus.UNANSWERED && failing ? KNOWN_FAILURE_UNANSWERED : TABLE;
  }

  /** The rule's condition in the words of the table. */
  public String condition() {
    return condition;
  }
}
