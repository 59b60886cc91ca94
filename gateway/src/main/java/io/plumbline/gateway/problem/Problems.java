package io.plumbline.gateway.problem;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads errors of the services. */
public final class Problems {
  private Problems() {}

  /** What a call's failure means for the reader. */
  public static Problem of(StatusRuntimeException failure) {
    return switch (failure.getStatus().getCode()) {
      case NOT_FOUND -> Problem.missing();
      case PERMISSION_DENIED -> Problem.refused();
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> Problem.unavailable();
      case ABORTED, ALREADY_EXISTS -> Problem.conflict();
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> Problem.invalid(why(failure));
      default -> Problem.internal();
    };
  }

  /** Whether a call failed with one of these codes. */
  public static boolean is(Throwable failure, Status.Code... codes) {
    return failure instanceof StatusRuntimeException status
        && Arrays.asList(codes).contains(status.getStatus().getCode());
  }

  /** The reason the service documents for a failure, {@code OVERRIDE_REASON}; empty without one. */
  public static String reason(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status != null) {
      for (var detail : status.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          try {
            return detail.unpack(ErrorInfo.class).getReason();
          } catch (InvalidProtocolBufferException e) {
            return "";
          }
        }
      }
    }
    return "";
  }

  /** The violations in words, or else the error's own message. */
  public static String why(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status != null) {
      for (var detail : status.getDetailsList()) {
        if (detail.is(BadRequest.class)) {
          try {
            return detail.unpack(BadRequest.class).getFieldViolationsList().stream()
                .map(violation -> violation.getField() + ": " + violation.getDescription())
                .collect(Collectors.joining("; "));
          } catch (InvalidProtocolBufferException e) {
            return status.getMessage();
          }
        }
      }
    }
    String description = failure.getStatus().getDescription();
    return description == null ? "" : description;
  }
}
