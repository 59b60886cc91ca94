package io.plumbline.cli.client;

import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.netty.handler.ssl.SslContext;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.Addresses.Address;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** Channels to the services, one each, and the token that goes with every call. */
public final class Connection implements AutoCloseable {
  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(30);
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
  private static final long CLOSE_SECONDS = 2;

  private final Addresses addresses;
  private final Authorities authorities;
  private final CallCredentials credentials;
  private final Map<Part, ManagedChannel> channels = new ConcurrentHashMap<>();

  Connection(Addresses addresses, Authorities authorities, Supplier<String> token) {
    this.addresses = addresses;
    this.authorities = authorities;
    this.credentials = new Bearer(token.get());
  }

  /** The way to the local stack as one of its sample identities. */
  public static Connection local(StackState stack, SampleIdentity identity) {
    return new Connection(
        Addresses.of(stack), Authorities.with(List.of()), () -> identity.token(stack.issuer()));
  }

  /** A stub whose calls end after 30 seconds. */
  public <S extends AbstractStub<S>> S stub(Part service, Function<Channel, S> factory) {
    return stub(service, factory, USUAL_DEADLINE);
  }

  /** A stub whose calls end after that time. */
  public <S extends AbstractStub<S>> S stub(
      Part service, Function<Channel, S> factory, Duration deadline) {
    return factory
        .apply(channels.computeIfAbsent(service, this::open))
        .withCallCredentials(credentials)
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private ManagedChannel open(Part service) {
    Address address = addresses.of(service);
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(address.host(), address.port())
            .maxInboundMessageSize(LARGEST_ANSWER)
            .userAgent("plumbline-cli");
    return (address.tls() ? builder.sslContext(trust()) : builder.usePlaintext()).build();
  }

  private SslContext trust() {
    try {
      return GrpcSslContexts.forClient().trustManager(authorities.trust()).build();
    } catch (SSLException e) {
      throw new CommandFailedException("TLS can not be used: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdown);
    for (ManagedChannel channel : channels.values()) {
      try {
        if (!channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
          channel.shutdownNow();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailedException("interrupted");
      }
    }
  }

  /** Sends the token with each call, on a plain connection too: the local stack has no TLS. */
  private static final class Bearer extends CallCredentials {
    private static final Metadata.Key<String> AUTHORIZATION =
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String token;

    Bearer(String token) {
      this.token = token;
    }

    @Override
    public void applyRequestMetadata(
        RequestInfo request, Executor executor, MetadataApplier applier) {
      try {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        applier.apply(headers);
      } catch (RuntimeException e) {
        applier.fail(Status.UNAUTHENTICATED.withCause(e));
      }
    }
  }
}
