package io.plumbline.assessment.upgrade;

import io.grpc.Status;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.util.List;
import java.util.Map;

/** Refusals of upgrades. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noUpgrade(String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Upgrade", name);
  }

  static DomainException taken(String name) {
    return DomainException.alreadyExists(
        ErrorReason.ERROR_REASON_RESOURCE_EXISTS, "Assessment", name);
  }

  static DomainException retired(AssessmentState state) {
    return state(state.name(), "the assessment is " + state + " and can not be upgraded");
  }

  static DomainException undone() {
    return state(UpgradeState.UNDONE.name(), "the upgrade was taken back already");
  }

  static DomainException upgradedOn(AssessmentState state) {
    return state(state.name(), "the new assessment is " + state + ": undo what made it so first");
  }

  static DomainException changed(long changes) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_UPGRADE_CHANGED,
        "people have changed the new assessment "
            + changes
            + " time(s) since; force sets it aside all the same, with their work in it",
        Map.of("changes", Long.toString(changes)));
  }

  static DomainException otherVersion(long version) {
    return new DomainException(
        io.plumbline.platform.grpc.ErrorReason.of(
            ErrorReason.ERROR_REASON_ETAG_MISMATCH, Status.Code.ABORTED),
        "the assessment has changed since the plan was made",
        Map.of("version", Long.toString(version)),
        List.of());
  }

  private static DomainException state(String state, String message) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_UPGRADE_STATE, message, Map.of("state", state));
  }
}
