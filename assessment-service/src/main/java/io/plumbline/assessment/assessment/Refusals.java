package io.plumbline.assessment.assessment;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.util.Map;

/** Refusals that several calls share. A missing resource and a hidden one look the same. */
public final class Refusals {

  private Refusals() {}

  /** There is no such workload for the caller. */
  public static DomainException noWorkload(String name) {
    return missing("Workload", name);
  }

  /** There is no such assessment for the caller. */
  public static DomainException noAssessment(String name) {
    return missing("Assessment", name);
  }

  /** The edition has no such practice, or there is no such assessment for the caller. */
  public static DomainException noAnswer(String name) {
    return missing("Answer", name);
  }

  /** A practice that inherits its answer is not answered without a reason. */
  public static DomainException noOverrideReason(String answer) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_OVERRIDE_REASON,
        "the practice inherits its answer: to answer it here, say why in `reason`",
        Map.of("answer", answer));
  }

  /** A field breaks a rule. */
  public static DomainException field(String field, String description) {
    return DomainException.invalid(ErrorReason.ERROR_REASON_FIELD_INVALID, field, description);
  }

  /** The state of the assessment does not allow it; {@code instead} says what would. */
  public static DomainException state(AssessmentState state, String instead) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_ASSESSMENT_STATE,
        "the assessment is " + state + ": " + instead,
        Map.of("state", state.name()));
  }

  private static DomainException missing(String type, String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
