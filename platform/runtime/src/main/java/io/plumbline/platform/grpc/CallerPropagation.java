package io.plumbline.platform.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.access.Trace;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Sends request id and trace parent with calls to other services. For {@code
 * RegisterClientInterceptor} on a client; the token is the client's own business.
 */
@ApplicationScoped
public class CallerPropagation implements ClientInterceptor {

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    String trace = Trace.parent();
    String requestId = Caller.find().map(Caller::requestId).orElse("");
    return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        if (!requestId.isEmpty()) {
          headers.put(RequestInterceptor.REQUEST_ID, requestId);
        }
        if (!trace.isEmpty()) {
          headers.put(RequestInterceptor.TRACE_PARENT, trace);
        }
        super.start(listener, headers);
      }
    };
  }
}
