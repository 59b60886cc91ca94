package io.plumbline.assessment.discussion;

import io.plumbline.assessment.comment.ThreadAction;
import io.plumbline.assessment.comment.ThreadState;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.util.Locale;
import java.util.Map;

/** Refusals of comments. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noComment(String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Comment", name);
  }

  static DomainException state(ThreadAction action, ThreadState state) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_THREAD_STATE,
        "a thread that is %s can not be changed by %s"
            .formatted(state, action.name().toLowerCase(Locale.ROOT)),
        Map.of("state", state.name()));
  }

  static DomainException foreign() {
    return DomainException.denied(
        ErrorReason.ERROR_REASON_FOREIGN_COMMENT, "only who wrote a comment changes its text");
  }

  static DomainException field(String field, String description) {
    return DomainException.invalid(ErrorReason.ERROR_REASON_FIELD_INVALID, field, description);
  }
}
