package io.plumbline.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Calls the service under test over its real port:
 *
 * <pre>{@code
 * TestCalls.as(TestToken.of("ana", "contributor"), FrameworkServiceGrpc::newBlockingStub).getEdition(…)
 * }</pre>
 */
public final class TestCalls {

  private static final Map<Integer, ManagedChannel> CHANNELS = new ConcurrentHashMap<>();

  private TestCalls() {}

  /** A stub whose calls carry the token. */
  public static <S> S as(TestToken token, Function<Channel, S> stub) {
    return with(Map.of("authorization", "Bearer " + token.sign()), stub);
  }

  /** A stub whose calls carry these headers and nothing else. */
  public static <S> S with(Map<String, String> headers, Function<Channel, S> stub) {
    Metadata metadata = new Metadata();
    headers.forEach(
        (name, value) ->
            metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    return stub.apply(
        ClientInterceptors.intercept(
            channel(), MetadataUtils.newAttachHeadersInterceptor(metadata)));
  }

  /** A stub without a token. */
  public static <S> S anonymous(Function<Channel, S> stub) {
    return stub.apply(channel());
  }

  /** {@code reason} of the one ErrorInfo of a failed call. */
  public static String reason(Throwable failure) {
    Status status = StatusProto.fromThrowable(failure);
    if (status == null) {
      throw new AssertionError("no google.rpc.Status in " + failure);
    }
    try {
      return status.getDetailsList().stream()
          .filter(detail -> detail.is(ErrorInfo.class))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no ErrorInfo in " + failure))
          .unpack(ErrorInfo.class)
          .getReason();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** The channel to the API port of the service under test. */
  public static ManagedChannel channel() {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return CHANNELS.computeIfAbsent(
        port, p -> ManagedChannelBuilder.forAddress("127.0.0.1", p).usePlaintext().build());
  }
}
