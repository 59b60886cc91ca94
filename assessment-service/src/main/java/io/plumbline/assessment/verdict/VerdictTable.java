package io.plumbline.assessment.verdict;

import static io.plumbline.assessment.verdict.Verdict.CONSISTENT;
import static io.plumbline.assessment.verdict.Verdict.CONTRADICTED;
import static io.plumbline.assessment.verdict.Verdict.STALE;
import static io.plumbline.assessment.verdict.Verdict.UNSUPPORTED;
import static io.plumbline.assessment.verdict.Verdict.UNTESTABLE;

/**
 * The verdict table (DESIGN section 8), one method a row. Exceptions and suppression are no inputs:
 * they never change a verdict.
 */
public final class VerdictTable {

  private VerdictTable() {}

  /** Holds a declaration against what was observed. */
  public static Judgement judge(AnswerStatus declared, Observation observation) {
    ObservedStatus observed = observation.status();
    return switch (declared) {
      case UNANSWERED -> Judgement.of(Verdict.UNANSWERED);
      case IMPLEMENTED -> implemented(observed, observation.untestable());
      case PARTIALLY_IMPLEMENTED -> partiallyImplemented(observed, observation.untestable());
      case NOT_IMPLEMENTED -> notImplemented(observed);
      case NOT_APPLICABLE -> notApplicable(observed);
    };
  }

  private static Judgement implemented(ObservedStatus observed, boolean untestable) {
    return switch (observed) {
      case PASSING -> Judgement.of(CONSISTENT);
      case FAILING, MIXED -> Judgement.of(CONTRADICTED);
      case STALE -> Judgement.of(STALE);
      case NO_EVIDENCE -> Judgement.of(untestable ? UNTESTABLE : UNSUPPORTED);
    };
  }

  private static Judgement partiallyImplemented(ObservedStatus observed, boolean untestable) {
    return switch (observed) {
      case PASSING -> Judgement.understated(CONSISTENT);
      case FAILING -> Judgement.of(CONTRADICTED);
      case MIXED -> Judgement.of(CONSISTENT);
      case STALE -> Judgement.of(STALE);
      case NO_EVIDENCE -> Judgement.of(untestable ? UNTESTABLE : UNSUPPORTED);
    };
  }

  private static Judgement notImplemented(ObservedStatus observed) {
    return switch (observed) {
      case PASSING -> Judgement.understated(CONTRADICTED);
      case FAILING, MIXED, STALE, NO_EVIDENCE -> Judgement.of(CONSISTENT);
    };
  }

  private static Judgement notApplicable(ObservedStatus observed) {
    return switch (observed) {
      case PASSING, FAILING, MIXED -> Judgement.of(CONTRADICTED);
      case STALE -> Judgement.of(STALE);
      case NO_EVIDENCE -> Judgement.of(CONSISTENT);
    };
  }
}
