package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;

/** The bucket list (DESIGN section 8), in order: the first match wins. */
public enum BucketRule {
  RIGHTLY_NOT_APPLICABLE("NOT_APPLICABLE and CONSISTENT", Bucket.NOT_APPLICABLE) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return declared == AnswerStatus.NOT_APPLICABLE && verdict == Verdict.CONSISTENT;
    }
  },
  NO_ANSWER("UNANSWERED", Bucket.UNKNOWN) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return declared == AnswerStatus.UNANSWERED;
    }
  },
  EXCEPTION_APPROVED("exception in force on a shortfall", Bucket.EXCEPTED) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return excepted
          && switch (declared) {
            case PARTIALLY_IMPLEMENTED, NOT_IMPLEMENTED -> true;
            case IMPLEMENTED -> verdict == Verdict.CONTRADICTED;
            case UNANSWERED, NOT_APPLICABLE -> false;
          };
    }
  },
  EVIDENCE_CONTRADICTS("CONTRADICTED", Bucket.CONTRADICTED) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return verdict == Verdict.CONTRADICTED;
    }
  },
  EVIDENCE_STALE("STALE", Bucket.STALE) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return verdict == Verdict.STALE;
    }
  },
  SHORTFALL_ADMITTED("NOT_IMPLEMENTED", Bucket.ADMITTED) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return declared == AnswerStatus.NOT_IMPLEMENTED;
    }
  },
  EVIDENCE_CONFIRMS("CONSISTENT", Bucket.CONFIRMED) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return verdict == Verdict.CONSISTENT;
    }
  },
  DECLARATION_ALONE("UNSUPPORTED or UNTESTABLE", Bucket.DECLARED_ONLY) {
    @Override
    boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted) {
      return verdict == Verdict.UNSUPPORTED || verdict == Verdict.UNTESTABLE;
    }
  };

  private final String condition;
  private final Bucket bucket;

  BucketRule(String condition, Bucket bucket) {
    this.condition = condition;
    this.bucket = bucket;
  }

  abstract boolean matches(AnswerStatus declared, Verdict verdict, boolean excepted);

  /**
   * The first rule that fits.
   *
   * @param excepted whether an approved, unexpired exception covers the practice, or every FAIL and
   *     WARN among its evidence
   */
  public static BucketRule of(AnswerStatus declared, Verdict verdict, boolean excepted) {
    for (BucketRule rule : values()) {
      if (rule.matches(declared, verdict, excepted)) {
        return rule;
      }
    }
    throw new IllegalStateException("no bucket for " + declared + " and " + verdict);
  }

  /** The rule's condition in the words of the list. */
  public String condition() {
    return condition;
  }

  /** The bucket of this rule. */
  public Bucket bucket() {
    return bucket;
  }
}
