package io.plumbline.cli.client;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a refused call says, as lines for a person. */
public final class CallFailure {
  private CallFailure() {}

  /** The code and message, the reason with its metadata, and each field that was not accepted. */
  public static String describe(StatusRuntimeException failure) {
    io.grpc.Status status = failure.getStatus();
    List<String> lines = new ArrayList<>();
    String message = status.getDescription() == null ? "" : ": " + status.getDescription();
    if (status.getCode() == io.grpc.Status.Code.UNAVAILABLE && status.getCause() != null) {
      message += ": " + status.getCause().getMessage();
    }
    String reason =
        info(failure).map(info -> " [" + info.getReason() + metadata(info) + "]").orElse("");
    lines.add(status.getCode() + message + reason);
    for (BadRequest.FieldViolation violation : violations(failure)) {
      lines.add("  " + violation.getField() + ": " + violation.getDescription());
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** The machine-readable reason; empty when the service gave none. */
  public static Optional<String> reason(StatusRuntimeException failure) {
    return info(failure).map(ErrorInfo::getReason);
  }

  private static String metadata(ErrorInfo info) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(info.getMetadataMap())
        .forEach((key, value) -> text.append(", ").append(key).append('=').append(value));
    return text.toString();
  }

  private static Optional<ErrorInfo> info(StatusRuntimeException failure) {
    return details(failure).stream()
        .filter(detail -> detail.is(ErrorInfo.class))
        .findFirst()
        .map(detail -> unpack(detail, ErrorInfo.class));
  }

  private static List<BadRequest.FieldViolation> violations(StatusRuntimeException failure) {
    return details(failure).stream()
        .filter(detail -> detail.is(BadRequest.class))
        .flatMap(detail -> unpack(detail, BadRequest.class).getFieldViolationsList().stream())
        .toList();
  }

  private static List<Any> details(StatusRuntimeException failure) {
    Status status = StatusProto.fromThrowable(failure);
    return status == null ? List.of() : status.getDetailsList();
  }

  private static <M extends com.google.protobuf.Message> M unpack(Any detail, Class<M> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a detail of the error can not be read", e);
    }
  }
}
