package io.plumbline.assessment.answering;

import com.google.protobuf.FieldMask;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.Status;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.Dates;
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
   * @param field where the answer stands in the request, {@code answer}
   * @param defaultDegree the degree of a partial implementation for which none is given, in percent
   * @throws DomainException INVALID_ARGUMENT with every rule that is not met
   */
  public static AnswerContent apply(
      io.plumbline.proto.assessment.v1.Answer current,
      io.plumbline.proto.assessment.v1.Answer update,
      FieldMask mask,
      String field,
      int defaultDegree) {
    io.plumbline.proto.assessment.v1.Answer next = UpdateMask.merge(current, update, mask);
    AnswerStatus status = AnswerProtos.status(next.getStatus());
    boolean partial = status == AnswerStatus.PARTIALLY_IMPLEMENTED;
    List<FieldViolation> violations = new ArrayList<>();
    if (status == null) {
      violations.add(violation(field + ".status", "must be given"));
    }
    if (status == AnswerStatus.NOT_APPLICABLE && next.getReason().isBlank()) {
      violations.add(violation(field + ".reason", "NOT_APPLICABLE needs a reason"));
    }
    if (!partial && update.hasDegree() && names(mask, "degree")) {
      violations.add(violation(field + ".degree", "only PARTIALLY_IMPLEMENTED has a degree"));
    }
    if (status == null || !violations.isEmpty()) {
      throw refused(violations);
    }
    int degree = next.hasDegree() ? next.getDegree() : defaultDegree;
    return new AnswerContent(
        status,
        partial ? degree : 0,
        next.getReason(),
        next.getNotes(),
        next.getAssignee(),
        next.hasDueDate() ? Dates.day(next.getDueDate(), field + ".due_date") : null);
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
