package io.plumbline.platform.grpc;

import com.google.protobuf.ProtocolMessageEnum;
import io.grpc.Status;

/**
 * A documented reason of a service, {@code google.rpc.ErrorInfo.reason} on the wire.
 *
 * <p>Reasons are the constants of the {@code ErrorReason} enum of a service's contract; {@link
 * #of(ProtocolMessageEnum, Status.Code)} makes one from a constant.
 */
public interface ErrorReason {

  /** The reason in UPPER_SNAKE case, at most 63 characters, without the enum's prefix. */
  String name();

  /** The gRPC code this reason goes with. */
  Status.Code code();

  /** The reason a proto enum constant stands for: its name without {@code ERROR_REASON_}. */
  static ErrorReason of(ProtocolMessageEnum constant, Status.Code code) {
    String name = constant.getValueDescriptor().getName();
    String prefix = "ERROR_REASON_";
    String reason = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return new ErrorReason() {
      @Override
      public String name() {
        return reason;
      }

      @Override
      public Status.Code code() {
        return code;
      }

      @Override
      public String toString() {
        return reason;
      }
    };
  }
}
