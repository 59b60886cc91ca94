package io.plumbline.platform.grpc;

import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.grpc.StatusException;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.access.Caller;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends streams that would outlive their right or their server: at the end of the caller's token
 * with UNAUTHENTICATED, at shutdown with UNAVAILABLE. The client resumes by the token or version it
 * has received last.
 */
@ApplicationScoped
public class OpenStreams {

  private final Clock clock;
  private final Set<Stream<?, ?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  @Inject
  public OpenStreams(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    meters.gauge("plumbline.streams.open", open, Set::size);
  }

  /** Starts the call; a streaming one is watched until it ends. */
  <Q, R> ServerCall.Listener<Q> start(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next, Caller caller) {
    if (call.getMethodDescriptor().getType().serverSendsOneMessage()
        && call.getMethodDescriptor().getType().clientSendsOneMessage()) {
      return next.startCall(call, headers);
    }
    Stream<Q, R> stream = new Stream<>(call, Vertx.currentContext());
    if (draining) {
      stream.end(shuttingDown());
      return new ServerCall.Listener<>() {};
    }
    ServerCall.Listener<Q> listener = stream.listen(next.startCall(stream, headers));
    stream.endAt(caller.expires());
    return listener;
  }

  /**
   * A client that comes again at once may come here again: it is sent away until nothing is left.
   */
  void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
    for (Stream<?, ?> stream : open) {
      stream.context.runOnContext(v -> stream.end(shuttingDown()));
    }
  }

  private static StatusException shuttingDown() {
    return StatusDetails.of(PlatformReason.SHUTTING_DOWN, "call again");
  }

  /** One open streaming call; everything here runs on its event loop. */
  private final class Stream<Q, R> extends ForwardingServerCall.SimpleForwardingServerCall<Q, R> {
    private final Context context;
    private boolean closed;
    private long timer = -1;
    private ServerCall.@Nullable Listener<Q> handler;

    Stream(ServerCall<Q, R> call, Context context) {
      super(call);
      this.context = context;
      open.add(this);
    }

    ServerCall.Listener<Q> listen(ServerCall.Listener<Q> listener) {
      handler = listener;
      return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(listener) {
        @Override
        public void onMessage(Q message) {
          if (!closed) {
            super.onMessage(message);
          }
        }

        @Override
        public void onHalfClose() {
          if (!closed) {
            super.onHalfClose();
          }
        }

        @Override
        public void onCancel() {
          forget();
          super.onCancel();
        }

        @Override
        public void onComplete() {
          forget();
          super.onComplete();
        }
      };
    }

    void endAt(Instant expires) {
      if (closed || expires.equals(Instant.MAX)) {
        return;
      }
      long left = Math.max(1, Duration.between(clock.instant(), expires).toMillis());
      timer =
          context
              .owner()
              .setTimer(
                  left,
                  id ->
                      context.runOnContext(
                          v ->
                              end(
                                  StatusDetails.of(
                                      PlatformReason.TOKEN_EXPIRED,
                                      "the token has ended; call again with a new one"))));
    }

    void end(StatusException why) {
      if (!closed) {
        close(why.getStatus(), StatusDetails.trailers(why));
        if (handler != null) {
          handler.onCancel();
        }
      }
    }

    @Override
    public void sendMessage(R message) {
      if (!closed) {
        super.sendMessage(message);
      }
    }

    @Override
    public boolean isCancelled() {
      return closed || super.isCancelled();
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        forget();
        super.close(status, trailers);
      }
    }

    private void forget() {
      open.remove(this);
      if (timer >= 0) {
        context.owner().cancelTimer(timer);
        timer = -1;
      }
    }
  }
}
