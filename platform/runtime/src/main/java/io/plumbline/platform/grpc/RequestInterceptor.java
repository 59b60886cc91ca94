package io.plumbline.platform.grpc;

import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.plumbline.platform.access.CallDeadline;
import io.plumbline.platform.access.Trace;
import io.plumbline.platform.persistence.Uuid7;
import io.quarkus.grpc.GlobalInterceptor;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Outermost link of the chain: gives every call a request id, taken from {@code x-request-id} when
 * it is a sensible one, puts it into the log context and sends it back; keeps the W3C trace parent
 * and how long the client will wait.
 */
@GlobalInterceptor
@ApplicationScoped
public class RequestInterceptor implements ServerInterceptor, Prioritized {

  static final Metadata.Key<String> REQUEST_ID = key("x-request-id");
  static final Metadata.Key<String> TRACE_PARENT = key("traceparent");
  static final Metadata.Key<String> TIMEOUT = key("grpc-timeout");

  private static final Object CONTEXT_KEY = RequestInterceptor.class;
  private static final Pattern SENSIBLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  @Override
  public int getPriority() {
    return 1100;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    String requestId = choose(headers.get(REQUEST_ID));
    Vertx.currentContext().putLocal(CONTEXT_KEY, requestId);
    MDC.put("requestId", requestId);
    MDC.put("method", call.getMethodDescriptor().getFullMethodName());
    CallDeadline.bind(Vertx.currentContext(), headers.get(TIMEOUT));
    String trace = headers.get(TRACE_PARENT);
    if (trace != null) {
      Trace.bind(Vertx.currentContext(), trace);
    }
    return next.startCall(new Answer<>(call, requestId), headers);
  }

  /** The request id of the current call. */
  static String requestId() {
    String id = Vertx.currentContext().getLocal(CONTEXT_KEY);
    return id == null ? "" : id;
  }

  private static String choose(@Nullable String offered) {
    return offered != null && SENSIBLE.matcher(offered).matches()
        ? offered
        : Uuid7.next().toString();
  }

  static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  /** Sends the request id with the headers, or with the trailers when there were none. */
  private static final class Answer<Q, R>
      extends ForwardingServerCall.SimpleForwardingServerCall<Q, R> {
    private final String requestId;
    private boolean sent;

    Answer(ServerCall<Q, R> call, String requestId) {
      super(call);
      this.requestId = requestId;
    }

    @Override
    public void sendHeaders(Metadata headers) {
      sent = true;
      headers.put(REQUEST_ID, requestId);
      super.sendHeaders(headers);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (!sent) {
        trailers.put(REQUEST_ID, requestId);
      }
      super.close(status, trailers);
    }
  }
}
