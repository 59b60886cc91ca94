package io.plumbline.evidence.ingest;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_DOCUMENT_MALFORMED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FORMAT_UNKNOWN;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_LIMIT_EXCEEDED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_QUOTA_EXCEEDED;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_SOURCE_UNKNOWN;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_STREAM_IDLE;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_STREAM_ORDER;

import com.google.protobuf.util.Durations;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Position;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.proto.evidence.v1.ScanFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What ingest refuses a whole call for. */
final class IngestErrors {

  private IngestErrors() {}

  static DomainException document(DocumentException e) {
    Map<String, String> metadata = new HashMap<>();
    Position at = e.position();
    if (at != null) {
      metadata.put("line", Long.toString(at.line()));
      metadata.put("column", Long.toString(at.column()));
      metadata.put("byte_offset", Long.toString(at.offset()));
    }
    String message = Objects.requireNonNullElse(e.getMessage(), "can not be read");
    return switch (e.problem()) {
      case EMPTY, NOT_UTF8, MALFORMED, TRUNCATED ->
          refused(ERROR_REASON_DOCUMENT_MALFORMED, message, metadata);
      case TOO_LARGE, TOO_DEEP -> {
        metadata.put("limit", e.problem().name());
        yield refused(ERROR_REASON_LIMIT_EXCEEDED, message, metadata);
      }
      case NO_ACCOUNT ->
          DomainException.invalid(ERROR_REASON_FIELD_INVALID, "header.account", message);
      case UNKNOWN_FORMAT, WRONG_FORMAT ->
          refused(ERROR_REASON_FORMAT_UNKNOWN, message, Map.of("seen", message));
    };
  }

  static DomainException order(String expected) {
    return refused(ERROR_REASON_STREAM_ORDER, "expected " + expected, Map.of("expected", expected));
  }

  static DomainException notOfFiles(ScanFormat format) {
    String seen = format + " is the form of IngestFindings and not one of files";
    return refused(ERROR_REASON_FORMAT_UNKNOWN, seen, Map.of("seen", seen));
  }

  static DomainException tooMany(int records, int most) {
    return refused(
        ERROR_REASON_LIMIT_EXCEEDED,
        "the batch holds " + records + " records, at most " + most,
        Map.of("limit", Integer.toString(most)));
  }

  static DomainException noSource(String client, String product) {
    return new DomainException(
        ErrorReason.of(ERROR_REASON_SOURCE_UNKNOWN, Status.Code.PERMISSION_DENIED),
        "no source is registered for client '" + client + "' and product '" + product + "'",
        Map.of("client", client, "product", product),
        List.of());
  }

  /**
   * A tenant has used up what it may.
   *
   * @param quota which of them
   * @param limit its size
   * @param after when to call again
   */
  static DomainException quota(String tenant, String quota, long limit, Duration after) {
    String message =
        "tenant '%s' has used up its quota of %d %s"
            .formatted(tenant, limit, quota.replace('_', ' '));
    RetryInfo retry =
        RetryInfo.newBuilder().setRetryDelay(Durations.fromMillis(after.toMillis())).build();
    QuotaFailure failure =
        QuotaFailure.newBuilder()
            .addViolations(
                QuotaFailure.Violation.newBuilder()
                    .setSubject("tenant:" + tenant)
                    .setDescription(message))
            .build();
    return new DomainException(
        ErrorReason.of(ERROR_REASON_QUOTA_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED),
        message,
        Map.of("quota", quota, "limit", Long.toString(limit)),
        List.of(retry, failure));
  }

  static DomainException idle(Duration idle) {
    return new DomainException(
        ErrorReason.of(ERROR_REASON_STREAM_IDLE, Status.Code.ABORTED),
        "the client sent or read nothing for " + idle.toSeconds() + " s",
        Map.of("idle_seconds", Long.toString(idle.toSeconds())),
        List.of());
  }

  private static DomainException refused(
      io.plumbline.proto.evidence.v1.ErrorReason reason,
      String message,
      Map<String, String> metadata) {
    return new DomainException(
        ErrorReason.of(reason, Status.Code.INVALID_ARGUMENT), message, metadata, List.of());
  }
}
