package io.plumbline.assessment.answer;

import com.google.protobuf.FieldMask;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.Status;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.platform.grpc.UpdateMask;
import java.util.ArrayList;
import java.util.List;

/** What an update makes of an answer, and the rules it must keep. */
public final class AnswerChange {

  private AnswerChange() {}

  /**
   * The content after an update.
   *
   * @param current the answer as it is shown now
   * @param update the answer of the request
   * @param mask the fields to change; the populated ones when empty
   * @param defaultDegree the degree of a partial implementation for which none is given, in percent
   * @throws DomainException INVALID_ARGUMENT with every rule that is not met
   */
  public static AnswerContent apply(
      io.plumbline.proto.assessment.v1.Answer current,
      io.plumbline.proto.assessment.v1.Answer update,
      FieldMask mask,
      int defaultDegree) {
    io.plumbline.proto.assessment.v1.Answer next = UpdateMask.merge(current, update, mask);
    AnswerStatus status = AnswerProtos.status(next.getStatus());
    boolean partial = status == AnswerStatus.PARTIALLY_IMPLEMENTED;
    List<FieldViolation> violations = new ArrayList<>();
    if (status == null) {
      violations.add(violation("answer.status", "must be given"));
    }
    if (status == AnswerStatus.NOT_APPLICABLE && next.getReason().isBlank()) {
      violations.add(violation("answer.reason", "NOT_APPLICABLE needs a reason"));
    }
    if (!partial && update.hasDegree() && names(mask, "degree")) {
      violations.add(violation("answer.degree", "only PARTIALLY_IMPLEMENTED has a degree"));
    }
    if (status == null || !violations.isEmpty()) {
      throw refused(violations);
    }
    int degree = next.hasDegree() ? next.getDegree() : defaultDegree;
    return new AnswerContent(
        status, partial ? degree : 0, next.getReason(), next.getNotes(), next.getAssignee());
  }

  private static boolean names(FieldMask mask, String field) {
    List<String> paths = mask.getPathsList();
    return paths.isEmpty() || paths.contains("*") || paths.contains(field);
  }

  private static FieldViolation violation(String field, String description) {
    return FieldViolation.newBuilder().setField(field).setDescription(description).build();
  }

  private static DomainException refused(List<FieldViolation> violations) {
    return DomainException.invalid(
        ErrorReason.of(
            io.plumbline.proto.assessment.v1.ErrorReason.ERROR_REASON_FIELD_INVALID,
            Status.Code.INVALID_ARGUMENT),
        "the answer breaks " + violations.size() + " rule(s)",
        violations);
  }
}
