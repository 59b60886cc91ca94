package io.plumbline.assessment.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc.AssessmentServiceStub;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches costs the database nothing when something changes. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ManyWatchersTest {

  private static final int WATCHERS = 2000;
  private static final int PER_CHANNEL = 100;
  private static final int CHANGES = 10;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<ManagedChannel> channels = new ArrayList<>();

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @AfterEach
  void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }

  @Test
  void shouldTellTwoThousandWatchersWithoutAQueryForEach() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    long none = transactions();
    List<Last> watchers = watch(assessment);
    await().atMost(LIMIT).until(() -> watchers.stream().allMatch(w -> w.version.get() == 1));
    await().atMost(LIMIT).until(() -> transactions() - none >= WATCHERS);
    long before = transactions();

    // When
    for (int change = 0; change < CHANGES; change++) {
      Scenes.answer(
          assessment,
          "sec01-bp01",
          change % 2 == 0
              ? AnswerStatus.ANSWER_STATUS_IMPLEMENTED
              : AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    }
    await()
        .atMost(LIMIT)
        .until(() -> watchers.stream().allMatch(w -> w.version.get() == 1 + CHANGES));

    // Then: not one a change, and not one altogether.
    assertThat(transactions() - before).isLessThan(WATCHERS / 2);
  }

  private List<Last> watch(Assessment assessment) {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + Scenes.carl().sign());
    WatchAssessmentRequest request =
        WatchAssessmentRequest.newBuilder().setName(assessment.getName()).build();
    List<Last> watchers = new ArrayList<>();
    for (int c = 0; c < WATCHERS / PER_CHANNEL; c++) {
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
      channels.add(channel);
      AssessmentServiceStub stub =
          AssessmentServiceGrpc.newStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
      for (int w = 0; w < PER_CHANNEL; w++) {
        Last last = new Last();
        watchers.add(last);
        stub.watchAssessment(request, last);
      }
    }
    return watchers;
  }

  /** Transactions of the service's database so far; a query alone is one. */
  private static long transactions() {
    return Scenes.count(
        "select xact_commit + xact_rollback from pg_stat_database"
            + " where datname = current_database()");
  }

  /** The version a watcher was told last. */
  private static final class Last implements StreamObserver<WatchAssessmentResponse> {
    private final AtomicLong version = new AtomicLong();

    @Override
    public void onNext(WatchAssessmentResponse response) {
      version.set(response.getAssessment().getVersion());
    }

    @Override
    public void onError(Throwable t) {
      version.set(-1);
    }

    @Override
    public void onCompleted() {}
  }
}
