package io.plumbline.assessment.state;

import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.Verdict;

/** The words of a verdict in the contract. */
public final class Words {

  private Words() {}

  /** What the evidence says; untestable where nothing could. */
  public static ObservedStatus observed(
      io.plumbline.assessment.verdict.ObservedStatus observed, boolean testable) {
    return switch (observed) {
      case PASSING -> ObservedStatus.OBSERVED_STATUS_PASSING;
      case FAILING -> ObservedStatus.OBSERVED_STATUS_FAILING;
      case MIXED -> ObservedStatus.OBSERVED_STATUS_MIXED;
      case STALE -> ObservedStatus.OBSERVED_STATUS_STALE;
      case NO_EVIDENCE ->
          testable
              ? ObservedStatus.OBSERVED_STATUS_NO_EVIDENCE
              : ObservedStatus.OBSERVED_STATUS_UNTESTABLE;
    };
  }

  /** A verdict. */
  public static Verdict verdict(io.plumbline.assessment.verdict.Verdict verdict) {
    return switch (verdict) {
      case CONSISTENT -> Verdict.VERDICT_CONSISTENT;
      case CONTRADICTED -> Verdict.VERDICT_CONTRADICTED;
      case UNSUPPORTED -> Verdict.VERDICT_UNSUPPORTED;
      case STALE -> Verdict.VERDICT_STALE;
      case UNTESTABLE -> Verdict.VERDICT_UNTESTABLE;
      case UNANSWERED -> Verdict.VERDICT_UNANSWERED;
    };
  }

  /** A bucket. */
  public static Bucket bucket(io.plumbline.assessment.scoring.Bucket bucket) {
    return switch (bucket) {
      case CONFIRMED -> Bucket.BUCKET_CONFIRMED;
      case DECLARED_ONLY -> Bucket.BUCKET_DECLARED_ONLY;
      case CONTRADICTED -> Bucket.BUCKET_CONTRADICTED;
      case STALE -> Bucket.BUCKET_STALE;
      case UNKNOWN -> Bucket.BUCKET_UNKNOWN;
      case EXCEPTED -> Bucket.BUCKET_EXCEPTED;
      case ADMITTED -> Bucket.BUCKET_ADMITTED;
      case NOT_APPLICABLE -> Bucket.BUCKET_NOT_APPLICABLE;
    };
  }

  /** A risk. */
  public static Risk risk(io.plumbline.assessment.scoring.Risk risk) {
    return switch (risk) {
      case HIGH -> Risk.RISK_HIGH;
      case MEDIUM -> Risk.RISK_MEDIUM;
      case LOW -> Risk.RISK_LOW;
      case NONE -> Risk.RISK_NONE;
      case UNANSWERED -> Risk.RISK_UNANSWERED;
      case NOT_APPLICABLE -> Risk.RISK_NOT_APPLICABLE;
    };
  }

  /** A level of risk. */
  public static Risk stake(RiskLevel level) {
    return switch (level) {
      case HIGH -> Risk.RISK_HIGH;
      case MEDIUM -> Risk.RISK_MEDIUM;
      case LOW -> Risk.RISK_LOW;
    };
  }
}
