package io.plumbline.assessment.comparison;

import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;

/** Whether a practice stands better or worse than it did. */
final class Standings {

  private Standings() {}

  /** How it went, for a practice that does not stand as it stood. */
  static Outcome outcome(PracticeState before, PracticeState after) {
    if (applicable(before) != applicable(after)) {
      return after.getBucket() == Bucket.BUCKET_CONTRADICTED
          ? Outcome.OUTCOME_WORSENED
          : Outcome.OUTCOME_CHANGED;
    }
    int proven = Integer.compare(after.getProven(), before.getProven());
    int place = Integer.compare(place(after.getBucket()), place(before.getBucket()));
    int risk = risk(before, after);
    boolean better = proven > 0 || place > 0 || risk > 0;
    boolean worse = proven < 0 || place < 0 || risk < 0;
    if (better == worse) {
      return Outcome.OUTCOME_CHANGED;
    }
    return better ? Outcome.OUTCOME_IMPROVED : Outcome.OUTCOME_WORSENED;
  }

  private static boolean applicable(PracticeState state) {
    return state.getBucket() != Bucket.BUCKET_NOT_APPLICABLE;
  }

  /**
   * The order of DESIGN section 8, the worst first, but for one thing: to say that something is not
   * done is no better than to say nothing, and no worse.
   */
  private static int place(Bucket bucket) {
    return switch (bucket) {
      case BUCKET_CONTRADICTED -> 0;
      case BUCKET_STALE -> 1;
      case BUCKET_UNKNOWN, BUCKET_ADMITTED -> 2;
      case BUCKET_EXCEPTED -> 3;
      case BUCKET_DECLARED_ONLY -> 4;
      case BUCKET_CONFIRMED -> 5;
      case BUCKET_NOT_APPLICABLE, BUCKET_UNSPECIFIED, UNRECOGNIZED -> 6;
    };
  }

  /**
   * Above 0 when less is at risk. What nobody had answered had no risk to compare, unless nobody
   * has answered yet: then a known failure is worse than none.
   */
  private static int risk(PracticeState before, PracticeState after) {
    boolean open =
        before.getRisk() == Risk.RISK_UNANSWERED || after.getRisk() == Risk.RISK_UNANSWERED;
    if (open && before.getBucket() != after.getBucket()) {
      return 0;
    }
    return Integer.compare(severity(before.getRisk()), severity(after.getRisk()));
  }

  private static int severity(Risk risk) {
    return switch (risk) {
      case RISK_HIGH -> 3;
      case RISK_MEDIUM -> 2;
      case RISK_LOW -> 1;
      case RISK_NONE, RISK_UNANSWERED, RISK_NOT_APPLICABLE, RISK_UNSPECIFIED, UNRECOGNIZED -> 0;
    };
  }
}
