package io.plumbline.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a call was refused. */
public final class Refused {

  private final StatusRuntimeException failure;

  private Refused(StatusRuntimeException failure) {
    this.failure = failure;
  }

  /** The refusal of a call that must be refused. */
  public static Refused by(ThrowingCallable call) {
    StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(failure).as("the call was not refused").isNotNull();
    return new Refused(failure);
  }

  public Status.Code code() {
    return failure.getStatus().getCode();
  }

  public String message() {
    return failure.getStatus().getDescription();
  }

  public String reason() {
    return detail(ErrorInfo.class).getReason();
  }

  public Map<String, String> metadata() {
    return detail(ErrorInfo.class).getMetadataMap();
  }

  /** The fields that break a rule. */
  public List<String> fields() {
    return detail(BadRequest.class).getFieldViolationsList().stream()
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  private <T extends Message> T detail(Class<T> type) {
    try {
      for (Any detail : StatusProto.fromThrowable(failure).getDetailsList()) {
        if (detail.is(type)) {
          return detail.unpack(type);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no " + type.getSimpleName() + " in " + failure);
  }
}
