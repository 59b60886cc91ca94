package io.plumbline.platform.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;

/** Builds the {@code google.rpc.Status} every error of this house is: exactly one ErrorInfo. */
public final class StatusDetails {

  /** {@code ErrorInfo.domain} of every service of the product. */
  public static final String DOMAIN = "plumbline.io";

  private StatusDetails() {}

  /** The answer for a foreseen refusal. */
  public static StatusException of(DomainException refusal) {
    return of(
        refusal.reason().name(),
        refusal.code(),
        String.valueOf(refusal.getMessage()),
        refusal.metadata(),
        refusal.details());
  }

  /** The answer for a reason of the platform. */
  public static StatusException of(PlatformReason reason, String message) {
    return of(reason.name(), reason.code(), message, Map.of(), List.of());
  }

  private static StatusException of(
      String reason,
      io.grpc.Status.Code code,
      String message,
      Map<String, String> metadata,
      List<Message> details) {
    ErrorInfo info =
        ErrorInfo.newBuilder().setReason(reason).setDomain(DOMAIN).putAllMetadata(metadata).build();
    Status.Builder status =
        Status.newBuilder().setCode(code.value()).setMessage(message).addDetails(Any.pack(info));
    details.forEach(detail -> status.addDetails(Any.pack(detail)));
    return StatusProto.toStatusException(status.build());
  }

  /** The trailers of an answer, never null. */
  static Metadata trailers(StatusException answer) {
    Metadata trailers = answer.getTrailers();
    return trailers == null ? new Metadata() : trailers;
  }
}
