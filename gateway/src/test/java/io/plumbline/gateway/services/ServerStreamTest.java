package io.plumbline.gateway.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerStreamTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Watched service = new Watched();
  private final BlockingQueue<Throwable> dropped = new LinkedBlockingQueue<>();
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    server = NettyServerBuilder.forPort(0).addService(service).build().start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    Infrastructure.setDroppedExceptionHandler(dropped::add);
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow();
    server.shutdownNow().awaitTermination();
    Infrastructure.resetDroppedExceptionHandler();
  }

  @Test
  void shouldEndTheCallWhenTheReaderGoes() throws InterruptedException {
    // Given a reader who has seen one change
    BlockingQueue<Long> versions = new LinkedBlockingQueue<>();
    Cancellable reading = watch().subscribe().with(versions::add, failure -> {});
    assertThat(versions.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(7);

    // When
    reading.cancel();

    // Then
    assertThat(service.left.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(dropped).isEmpty();
  }

  @Test
  void shouldKeepToItselfWhatFailsAfterTheReaderHasGone() throws InterruptedException {
    BlockingQueue<Long> versions = new LinkedBlockingQueue<>();
    Cancellable reading = watch().subscribe().with(versions::add, failure -> {});
    assertThat(versions.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(7);
    reading.cancel();
    channel.shutdownNow().awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(dropped).isEmpty();
  }

  @Test
  void shouldPassTheEndAndTheFailureOn() throws InterruptedException {
    service.end = StreamObserver::onCompleted;
    assertThat(watch().collect().asList().await().atMost(LIMIT)).isEqualTo(List.of(7L));

    service.end = out -> out.onError(Status.UNAVAILABLE.asRuntimeException());
    assertThatThrownBy(() -> watch().collect().asList().await().atMost(LIMIT))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAVAILABLE");
  }

  private Multi<Long> watch() {
    return ServerStream.of(
            AssessmentServiceGrpc.newStub(channel),
            AssessmentServiceGrpc.getWatchAssessmentMethod(),
            WatchAssessmentRequest.getDefaultInstance())
        .map(change -> change.getAssessment().getVersion());
  }

  /** Tells version 7, then what a test wants. */
  private static final class Watched extends AssessmentServiceGrpc.AssessmentServiceImplBase {
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile java.util.function.Consumer<StreamObserver<WatchAssessmentResponse>> end =
        out -> {};

    @Override
    public void watchAssessment(
        WatchAssessmentRequest request, StreamObserver<WatchAssessmentResponse> out) {
      ((ServerCallStreamObserver<WatchAssessmentResponse>) out).setOnCancelHandler(left::countDown);
      out.onNext(
          WatchAssessmentResponse.newBuilder()
              .setAssessment(Assessment.newBuilder().setVersion(7))
              .build());
      end.accept(out);
    }
  }
}
