package io.plumbline.platform.grpc;

import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusException;
import io.plumbline.platform.access.Caller;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Inject;
import java.net.SocketAddress;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Decides alone, per method, who may call: a valid token of this service's audience, one tenant,
 * and the permission the contract names. Everything else is refused before the handler is reached.
 */
@GlobalInterceptor
@ApplicationScoped
public class AccessInterceptor implements ServerInterceptor, Prioritized {

  static final Metadata.Key<String> TENANT = RequestInterceptor.key("x-plumbline-tenant");

  private final CurrentIdentityAssociation identities;
  private final TokenReader tokens;
  private final DeniedCalls denied;
  private final Errors errors;
  private final OpenStreams streams;

  @Inject
  public AccessInterceptor(
      CurrentIdentityAssociation identities,
      TokenReader tokens,
      DeniedCalls denied,
      Errors errors,
      OpenStreams streams) {
    this.identities = identities;
    this.tokens = tokens;
    this.denied = denied;
    this.errors = errors;
    this.streams = streams;
  }

  @Override
  public int getPriority() {
    return 1000;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    io.vertx.core.Context context = Vertx.currentContext();
    DelayedListener<Q> listener = new DelayedListener<>();
    Entry<Q, R> entry = new Entry<>(call, headers, next, context, Context.current());
    identities
        .getDeferredIdentity()
        .subscribe()
        .with(
            identity -> entry.onContext(() -> listener.set(admit(entry, identity))),
            failure -> entry.onContext(() -> listener.set(unknown(entry, failure))));
    return listener;
  }

  private <Q, R> ServerCall.Listener<Q> admit(Entry<Q, R> entry, SecurityIdentity identity) {
    Caller caller;
    try {
      caller =
          tokens.caller(
              identity,
              entry.headers().get(TENANT),
              RequestInterceptor.requestId(),
              origin(entry.call()));
    } catch (DomainException e) {
      return unknown(entry, e);
    }
    if (!permitted(caller, entry.call())) {
      denied.denied(caller, entry.method());
      return refuse(
          entry.call(),
          StatusDetails.of(PlatformReason.PERMISSION_MISSING, "no role of the caller permits it"));
    }
    caller.bind(entry.context());
    MDC.put("tenant", caller.tenant());
    MDC.put("subject", caller.subject());
    return entry.start(streams, caller);
  }

  private static boolean permitted(Caller caller, ServerCall<?, ?> call) {
    String permission = Permissions.needed(call.getMethodDescriptor());
    return permission.isEmpty()
        ? Permissions.isForAnyToken(call.getMethodDescriptor())
        : caller.has(permission);
  }

  private <Q, R> ServerCall.Listener<Q> unknown(Entry<Q, R> entry, Throwable failure) {
    StatusException answer = errors.transform(tokens.refusal(failure));
    denied.unauthenticated(entry.method(), answer.getStatus().getCode().name());
    return refuse(entry.call(), answer);
  }

  private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, StatusException why) {
    call.close(why.getStatus(), StatusDetails.trailers(why));
    return new ServerCall.Listener<>() {};
  }

  private static String origin(ServerCall<?, ?> call) {
    SocketAddress address = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return address == null ? "" : address.toString().replaceFirst("^/", "");
  }

  /** A call at the door. */
  private record Entry<Q, R>(
      ServerCall<Q, R> call,
      Metadata headers,
      ServerCallHandler<Q, R> next,
      io.vertx.core.Context context,
      Context grpc,
      InjectableContext.@Nullable ContextState request) {

    Entry(
        ServerCall<Q, R> call,
        Metadata headers,
        ServerCallHandler<Q, R> next,
        io.vertx.core.Context context,
        Context grpc) {
      this(call, headers, next, context, grpc, Arc.container().requestContext().getStateIfActive());
    }

    String method() {
      return call.getMethodDescriptor().getFullMethodName();
    }

    void onContext(Runnable task) {
      if (Vertx.currentContext() == context) {
        task.run();
      } else {
        context.runOnContext(v -> task.run());
      }
    }

    /** Goes on with the chain as if the identity had been there at once. */
    ServerCall.Listener<Q> start(OpenStreams streams, Caller caller) {
      ManagedContext requestContext = Arc.container().requestContext();
      boolean activate = !requestContext.isActive() && request != null;
      if (activate) {
        requestContext.activate(request);
      }
      Context before = grpc.attach();
      try {
        return streams.start(call, headers, next, caller);
      } finally {
        grpc.detach(before);
        if (activate) {
          requestContext.deactivate();
        }
      }
    }
  }
}
