package io.plumbline.platform.grpc;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Inject;

/**
 * Holds every request against the rules of its message before the handler sees it.
 *
 * <p>Of a client stream only the first message is checked: checking each record of an ingest would
 * cost more than storing it, so services check those themselves.
 */
@GlobalInterceptor
@ApplicationScoped
public class ValidationInterceptor implements ServerInterceptor, Prioritized {

  private final Validator validator;
  private final Errors errors;

  @Inject
  public ValidationInterceptor(RequestRules rules, Errors errors) {
    this.validator = rules.validator();
    this.errors = errors;
  }

  @Override
  public int getPriority() {
    return 900;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(
        next.startCall(call, headers)) {
      private boolean checked;
      private boolean refused;

      @Override
      public void onMessage(Q message) {
        if (!checked) {
          checked = true;
          refused = !isValid((Message) message, call);
        }
        if (!refused) {
          super.onMessage(message);
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }

  private boolean isValid(Message message, ServerCall<?, ?> call) {
    try {
      ValidationResult result = validator.validate(message);
      if (result.isSuccess()) {
        return true;
      }
      StatusException answer = StatusDetails.of(RequestRules.refusal(result));
      call.close(answer.getStatus(), StatusDetails.trailers(answer));
    } catch (ValidationException e) {
      StatusException answer = errors.transform(e);
      call.close(answer.getStatus(), StatusDetails.trailers(answer));
    }
    return false;
  }
}
