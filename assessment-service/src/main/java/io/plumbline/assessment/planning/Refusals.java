package io.plumbline.assessment.planning;

import io.plumbline.assessment.improvement.ImprovementState;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.util.Map;

/** Refusals of the board. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noPractice(String name) {
    return missing("Practice", name);
  }

  static DomainException noImprovement(String name) {
    return missing("Improvement", name);
  }

  /**
   * Refuses what the state does not allow.
   *
   * @param verb what was to be done, as in "started"
   */
  static DomainException state(String verb, ImprovementState state) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_IMPROVEMENT_STATE,
        "an improvement that is %s can not be %s".formatted(state.name(), verb),
        Map.of("state", state.name()));
  }

  static DomainException unproven(Tally tally) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_IMPROVEMENT_UNPROVEN,
        "the evidence does not show that it is done (fresh: %d pass, %d fail, %d warn): say why it is"
            .formatted(tally.pass(), tally.fail(), tally.warn()),
        Map.of(
            "pass", Long.toString(tally.pass()),
            "fail", Long.toString(tally.fail()),
            "warn", Long.toString(tally.warn())));
  }

  static DomainException field(String field, String description) {
    return DomainException.invalid(ErrorReason.ERROR_REASON_FIELD_INVALID, field, description);
  }

  private static DomainException missing(String type, String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
