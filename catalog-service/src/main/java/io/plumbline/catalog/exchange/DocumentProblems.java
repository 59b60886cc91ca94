package io.plumbline.catalog.exchange;

import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.plumbline.catalog.document.Problem;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.proto.catalog.v1.ImportIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Problems of a document as the contract writes them. */
final class DocumentProblems {

  /**
   * What the violations of one error may weigh. gRPC clients refuse trailers over 8 KiB unless told
   * otherwise; base64 makes these 5 KiB to 6.7, which leaves room for the rest.
   */
  private static final int DETAIL_BYTES = 5 << 10;

  private static final ErrorReason INVALID =
      ErrorReason.of(
          io.plumbline.proto.catalog.v1.ErrorReason.ERROR_REASON_DOCUMENT_INVALID,
          Status.Code.INVALID_ARGUMENT);

  private DocumentProblems() {}

  /** INVALID_ARGUMENT with one violation per error, as many as a client accepts. */
  static DomainException refusal(List<Problem> errors) {
    List<BadRequest.FieldViolation> violations = fitting(errors);
    int more = errors.size() - violations.size();
    String message =
        "the document has "
            + (errors.size() == 1 ? "1 error" : errors.size() + " errors")
            + (more == 0 ? "" : ", the first " + violations.size() + " given here");
    return new DomainException(
        INVALID,
        message,
        Map.of("errors", String.valueOf(errors.size())),
        List.of(BadRequest.newBuilder().addAllFieldViolations(violations).build()));
  }

  private static List<BadRequest.FieldViolation> fitting(List<Problem> errors) {
    List<BadRequest.FieldViolation> violations = new ArrayList<>();
    int bytes = 0;
    for (Problem error : errors) {
      BadRequest.FieldViolation violation = violation(error);
      bytes += violation.getSerializedSize() + 2;
      if (bytes > DETAIL_BYTES) {
        break;
      }
      violations.add(violation);
    }
    return violations;
  }

  private static BadRequest.FieldViolation violation(Problem problem) {
    return BadRequest.FieldViolation.newBuilder()
        .setField("content")
        .setReason(problem.reason().name())
        .setDescription(problem.line() + ":" + problem.column() + ": " + problem.message())
        .build();
  }

  static ImportIssue issue(Problem problem) {
    return ImportIssue.newBuilder()
        .setLine(problem.line())
        .setColumn(problem.column())
        .setCode(problem.reason().name())
        .setMessage(problem.message())
        .build();
  }
}
