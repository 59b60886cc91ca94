package io.plumbline.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.platform.access.Caller;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
  private static final Caller CALLER = Caller.system("acme", "test", "1");

  private final OpenStreams streams = new OpenStreams(Clock.systemUTC(), new SimpleMeterRegistry());
  private int handled;

  @Test
  void shouldSendAStreamAwayThatComesWhileTheServerDrains() {
    streams.onShutdown(new ShutdownDelayInitiatedEvent());
    Call stream = new Call(MethodDescriptor.MethodType.BIDI_STREAMING);
    Call unary = new Call(MethodDescriptor.MethodType.UNARY);

    start(stream);
    start(unary);

    assertThat(stream.closed).containsExactly(Status.Code.UNAVAILABLE);
    assertThat(unary.closed).isEmpty();
    assertThat(handled).isEqualTo(1);
  }

  private void start(Call call) {
    streams.start(
        call,
        new Metadata(),
        (c, h) -> {
          handled++;
          return new ServerCall.Listener<>() {};
        },
        CALLER);
  }

  /** A call that only keeps how it was closed. */
  private static final class Call extends ServerCall<String, String> {
    private final MethodDescriptor<String, String> method;
    private final List<Status.Code> closed = new ArrayList<>();

    Call(MethodDescriptor.MethodType type) {
      method =
          MethodDescriptor.<String, String>newBuilder()
              .setType(type)
              .setFullMethodName("test.v1.TestService/Call")
              .setRequestMarshaller(new Texts())
              .setResponseMarshaller(new Texts())
              .build();
    }

    @Override
    public void request(int numMessages) {}

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(String message) {}

    @Override
    public void close(Status status, Metadata trailers) {
      closed.add(status.getCode());
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public MethodDescriptor<String, String> getMethodDescriptor() {
      return method;
    }
  }

  private static final class Texts implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public String parse(InputStream stream) {
      return "";
    }
  }
}
