package io.plumbline.deploy.stack;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.NameResolverRegistry;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.SampleIdentity;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A second process of every service beside those of the running stack, and channels over both: each
 * call goes to the next, and is sent again when it is answered UNAVAILABLE.
 */
final class TwoReplicas implements AutoCloseable {
  /** What docs/operations/upgrade.md tells clients to do. */
  private static final Map<String, ?> RETRY =
      Map.of(
          "methodConfig",
          List.of(
              Map.of(
                  "name", List.of(Map.of()),
                  "retryPolicy",
                      Map.of(
                          "maxAttempts",
                          5.0,
                          "initialBackoff",
                          "0.1s",
                          "maxBackoff",
                          "2s",
                          "backoffMultiplier",
                          2.0,
                          "retryableStatusCodes",
                          List.of("UNAVAILABLE")))));

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final ExecutorService THREADS =
      Executors.newFixedThreadPool(
          Part.services().size(),
          work -> {
            Thread thread = new Thread(work, "roll");
            thread.setDaemon(true);
            return thread;
          });

  private final RunningStack stack;
  private final Map<Part, Replica> second = new EnumMap<>(Part.class);
  private final List<ManagedChannel> channels = new ArrayList<>();

  TwoReplicas(RunningStack stack) {
    this.stack = stack;
    NameResolverRegistry.getDefaultRegistry().register(new ReplicaNames());
    Part.services().forEach(service -> second.put(service, stack.another(service)));
    second.values().forEach(Replica::awaitReady);
  }

  /**
   * Lets one replica of every service drain and start again, then the other, as an upgrade does:
   * the services roll beside each other, the replicas of each one by one.
   */
  void restartAll() {
    together(service -> second.get(service).restart());
    returned();
    together(stack::restart);
    returned();
  }

  /**
   * A pod that comes back has another address, to which no client holds back. Here it has the old
   * one, so clients are told to try it now.
   */
  private void returned() {
    channels.forEach(ManagedChannel::resetConnectBackoff);
  }

  private static void together(Consumer<Part> work) {
    Part.services().stream()
        .map(service -> CompletableFuture.runAsync(() -> work.accept(service), THREADS))
        .toList()
        .forEach(CompletableFuture::join);
  }

  /** A channel over both replicas whose calls carry a token of that person or machine. */
  Channel channel(Part service, String identity) {
    ManagedChannel channel =
        NettyChannelBuilder.forTarget(
                "%s:///%d,%d"
                    .formatted(
                        ReplicaNames.SCHEME,
                        stack.state().part(service).port(),
                        second.get(service).port()))
            .usePlaintext()
            .defaultLoadBalancingPolicy("round_robin")
            .defaultServiceConfig(RETRY)
            .enableRetry()
            .intercept(new Token(SampleIdentity.named(identity), stack.state().issuer()))
            .build();
    channels.add(channel);
    return channel;
  }

  /**
   * Whether a stream that ended so is to be taken up again: its replica goes, or its token ended.
   */
  static boolean mayResume(Throwable failure) {
    Status.Code code = Status.fromThrowable(failure).getCode();
    return code == Status.Code.UNAVAILABLE || code == Status.Code.UNAUTHENTICATED;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    second.values().forEach(Replica::close);
  }

  /** Sends a token with each call, and gets a new one before it ends. */
  private static final class Token implements ClientInterceptor {
    private static final long KEPT_NANOS = Duration.ofMinutes(2).toNanos();

    private final SampleIdentity identity;
    private final String issuer;
    private String value;
    private long since;

    Token(SampleIdentity identity, String issuer) {
      this.identity = identity;
      this.issuer = issuer;
      this.value = identity.token(issuer);
      this.since = System.nanoTime();
    }

    private synchronized String value() {
      if (System.nanoTime() - since > KEPT_NANOS) {
        try {
          value = identity.token(issuer);
          since = System.nanoTime();
        } catch (CommandFailedException e) {
          // An issuer that is slow now is asked again by the next call; the token is good for
          // longer.
        }
      }
      return value;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          headers.put(AUTHORIZATION, "Bearer " + value());
          super.start(listener, headers);
        }
      };
    }
  }
}
