package io.plumbline.gateway.words;

import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.wall.Bucket;

/** The terms of the contracts as people read them. */
public final class Terms {
  private Terms() {}

  public static Bucket bucket(io.plumbline.proto.assessment.v1.Bucket bucket) {
    return switch (bucket) {
      case BUCKET_CONFIRMED -> Bucket.CONFIRMED;
      case BUCKET_DECLARED_ONLY -> Bucket.DECLARED_ONLY;
      case BUCKET_CONTRADICTED -> Bucket.CONTRADICTED;
      case BUCKET_STALE -> Bucket.STALE;
      case BUCKET_EXCEPTED -> Bucket.EXCEPTED;
      case BUCKET_ADMITTED -> Bucket.ADMITTED;
      case BUCKET_NOT_APPLICABLE -> Bucket.NOT_APPLICABLE;
      default -> Bucket.UNKNOWN;
    };
  }

  public static String declared(AnswerStatus status) {
    return switch (status) {
      case ANSWER_STATUS_IMPLEMENTED -> "Implemented";
      case ANSWER_STATUS_PARTIALLY_IMPLEMENTED -> "Partly";
      case ANSWER_STATUS_NOT_IMPLEMENTED -> "Not done";
      case ANSWER_STATUS_NOT_APPLICABLE -> "Not applicable";
      default -> "Unanswered";
    };
  }

  public static String observed(ObservedStatus status) {
    return switch (status) {
      case OBSERVED_STATUS_PASSING -> "Passing";
      case OBSERVED_STATUS_FAILING -> "Failing";
      case OBSERVED_STATUS_MIXED -> "Mixed";
      case OBSERVED_STATUS_STALE -> "Stale";
      case OBSERVED_STATUS_UNTESTABLE -> "Untestable";
      default -> "No evidence";
    };
  }

  public static String verdict(Verdict verdict) {
    return switch (verdict) {
      case VERDICT_CONSISTENT -> "Consistent";
      case VERDICT_CONTRADICTED -> "Contradicted";
      case VERDICT_UNSUPPORTED -> "Unsupported";
      case VERDICT_STALE -> "Stale";
      case VERDICT_UNTESTABLE -> "Untestable";
      default -> "Unanswered";
    };
  }

  public static String risk(Risk risk) {
    return switch (risk) {
      case RISK_HIGH -> "HIGH";
      case RISK_MEDIUM -> "MEDIUM";
      case RISK_LOW -> "LOW";
      case RISK_NONE -> "NONE";
      case RISK_NOT_APPLICABLE -> "\u2013";
      default -> "OPEN";
    };
  }

  public static String environment(Workload.Environment environment) {
    return switch (environment) {
      case ENVIRONMENT_PRODUCTION -> "production";
      case ENVIRONMENT_PREPRODUCTION -> "preproduction";
      default -> "";
    };
  }

  /** What the evidence says, by the worst of it: {@code 14 items fail}. */
  public static String evidence(EvidenceCounts counts) {
    if (counts.getFail() > 0) {
      return Figures.count(counts.getFail(), "item fails", "items fail");
    }
    if (counts.getWarn() > 0) {
      return Figures.count(counts.getWarn(), "item warns", "items warn");
    }
    if (counts.getPass() > 0) {
      return Figures.count(counts.getPass(), "item passes", "items pass");
    }
    return "no fresh evidence";
  }
}
