package io.plumbline.assessment.register;

import io.grpc.Status;
import io.plumbline.assessment.exception.ExceptionAction;
import io.plumbline.assessment.exception.ExceptionState;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refusals of the register. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noPractice(String name) {
    return missing("Practice", name);
  }

  static DomainException noException(String name) {
    return missing("RiskException", name);
  }

  static DomainException open(String name) {
    return new DomainException(
        io.plumbline.platform.grpc.ErrorReason.of(
            ErrorReason.ERROR_REASON_EXCEPTION_OPEN, Status.Code.ALREADY_EXISTS),
        "'" + name + "' covers the same and is requested or approved: renew it, or end it first",
        Map.of("resource", name),
        List.of());
  }

  static DomainException state(ExceptionAction action, ExceptionState state, boolean renewing) {
    String now = state.name() + (renewing ? " with a renewal that waits" : "");
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_EXCEPTION_STATE,
        "an exception that is %s can not be changed by %s"
            .formatted(now, action.name().toLowerCase(Locale.ROOT)),
        Map.of("state", state.name()));
  }

  static DomainException selectorLimit(int most) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_SELECTOR_LIMIT,
        "%d exceptions by finding selector are requested or approved for the workload: end one first"
            .formatted(most),
        Map.of("limit", Integer.toString(most)));
  }

  static DomainException own() {
    return DomainException.denied(
        ErrorReason.ERROR_REASON_OWN_REQUEST, "nobody decides on what they asked for themselves");
  }

  static DomainException foreign() {
    return DomainException.denied(
        ErrorReason.ERROR_REASON_OWN_REQUEST, "only who made a request takes it back");
  }

  static DomainException field(String field, String description) {
    return DomainException.invalid(ErrorReason.ERROR_REASON_FIELD_INVALID, field, description);
  }

  private static DomainException missing(String type, String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, type, name);
  }
}
