package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.plumbline.proto.evidence.events.v1.ObservedConcept;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.evidence.v1.ReplayRequest;
import io.plumbline.proto.evidence.v1.ReplayResponse;
import io.plumbline.proto.evidence.v1.ReplayServiceGrpc;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReplayTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final Estate estate = new Estate();

  @Test
  void shouldRebuildTheNumbersFromTheFirstChangeOn() throws Exception {
    // Given
    scanned(6);

    // When
    List<ReplayResponse> all = replay(0);

    // Then
    assertThat(all)
        .extracting(ReplayResponse::getSequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, all.size()).boxed().toList());
    Map<String, ObservedConcept> model = new HashMap<>();
    for (ReplayResponse change : all) {
      PracticesObserved observed = PracticesObserved.parseFrom(change.getData());
      assertThat(change.getSubject()).isEqualTo(observed.getWorkload());
      assertThat(change.getResourceVersion()).isEqualTo(observed.getEvidenceVersion());
      observed
          .getConceptsList()
          .forEach(concept -> model.put(observed.getWorkload() + concept.getConcept(), concept));
    }
    for (String workload : List.of("shop", "depot")) {
      for (String concept : List.of("c1", "c2")) {
        var counts = model.get("workloads/" + workload + concept).getCounts();
        assertThat(List.of(counts.getPass(), counts.getFail()))
            .isEqualTo(estate.numbers(workload, concept).subList(0, 2));
      }
    }
  }

  @Test
  void shouldSayWhatTheTopicSaid() throws Exception {
    // Given
    scanned(2);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> estate.count("select count(*) from outbox where tenant = '%s'") == 0);

    // When
    List<ReplayResponse> all = replay(0);

    // Then
    Map<Object, PracticesObserved> told = new HashMap<>();
    for (var event : TestEvents.read("plumbline.evidence.practice.v1")) {
      if (TestEvents.header(event, "ce_tenant").equals(estate.tenant)) {
        PracticesObserved observed = PracticesObserved.parseFrom(event.value());
        told.put(List.of(observed.getWorkload(), observed.getEvidenceVersion()), observed);
      }
    }
    assertThat(all).hasSameSizeAs(told.keySet());
    for (ReplayResponse change : all) {
      assertSame(
          PracticesObserved.parseFrom(change.getData()),
          told.get(List.of(change.getSubject(), change.getResourceVersion())));
    }
  }

  private static void assertSame(PracticesObserved replayed, PracticesObserved told) {
    assertThat(replayed.getConceptsList())
        .containsExactlyInAnyOrderElementsOf(told.getConceptsList());
    assertThat(replayed.getChangeTime()).isEqualTo(told.getChangeTime());
  }

  @Test
  void shouldResume() {
    scanned(4);
    List<ReplayResponse> all = replay(0);

    List<ReplayResponse> rest = replay(all.size() - 1);

    assertThat(rest).isEqualTo(all.subList(all.size() - 2, all.size()));
    assertThat(replay(all.size() + 1)).isEmpty();
    assertThat(replay(0)).isEqualTo(all);
  }

  @Test
  void shouldLeaveNoGapWhenWritersOverlap() throws Exception {
    // Given
    int workloads = 6;
    for (int i = 0; i < workloads; i++) {
      estate.workload("w" + i, List.of("a" + i)).source("client" + i, "*", new String[] {"a" + i});
    }
    estate.mapping(Map.of("r1", List.of("c1"))).mapped();
    ExecutorService writers = Executors.newFixedThreadPool(workloads);
    List<Future<?>> running = new ArrayList<>();

    // When
    for (int i = 0; i < workloads; i++) {
      int n = i;
      running.add(writers.submit(() -> write(n)));
    }
    List<ReplayResponse> seen = new ArrayList<>();
    while (!running.stream().allMatch(Future::isDone)) {
      seen.addAll(replay(seen.size() + 1L));
    }
    for (Future<?> one : running) {
      one.get();
    }
    writers.shutdown();
    seen.addAll(replay(seen.size() + 1L));

    // Then
    assertThat(seen).isEqualTo(replay(0));
    assertThat(seen)
        .hasSize(
            (int)
                estate.count(
                    "select count(distinct (workload, version)) from observed_revision"
                        + " where tenant = '%s'"));
    Map<String, Long> last = new HashMap<>();
    for (ReplayResponse change : seen) {
      Long before = last.put(change.getSubject(), change.getResourceVersion());
      assertThat(change.getResourceVersion()).isGreaterThan(before == null ? 0 : before);
    }
  }

  private void write(int n) {
    for (int j = 0; j < 5; j++) {
      Upload.of(
          io.plumbline.testing.TestToken.ofClient("client" + n, "evidence-writer")
              .tenant(estate.tenant),
          Scan.at(NOW.plusSeconds(j)).fail("r1", "a" + n, "r" + j).json());
    }
  }

  @Test
  void shouldWaitForAClientThatDoesNotRead() throws Exception {
    // Given
    scanned(3);
    CountDownLatch ended = new CountDownLatch(1);
    List<ReplayResponse> received = new ArrayList<>();
    ClientCallStreamObserver<?>[] call = new ClientCallStreamObserver<?>[1];

    // When
    TestCalls.as(estate.person("audrey", "auditor"), ReplayServiceGrpc::newStub)
        .replay(
            ReplayRequest.getDefaultInstance(),
            new ClientResponseObserver<ReplayRequest, ReplayResponse>() {
              @Override
              public void beforeStart(ClientCallStreamObserver<ReplayRequest> out) {
                out.disableAutoRequestWithInitial(1);
                call[0] = out;
              }

              @Override
              public void onNext(ReplayResponse change) {
                received.add(change);
              }

              @Override
              public void onError(Throwable failure) {
                ended.countDown();
              }

              @Override
              public void onCompleted() {
                ended.countDown();
              }
            });

    // Then
    await().atMost(Duration.ofSeconds(10)).until(() -> received.size() == 1);
    assertThat(ended.await(1, TimeUnit.SECONDS)).isFalse();
    assertThat(received).hasSize(1);
    call[0].request(Integer.MAX_VALUE);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(received).isEqualTo(replay(0));
  }

  @Test
  void shouldKeepToTheTenantAndToAuditors() throws InvalidProtocolBufferException {
    scanned(1);

    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                TestCalls.as(
                        estate.person("ana", "contributor"), ReplayServiceGrpc::newBlockingStub)
                    .replay(ReplayRequest.getDefaultInstance())
                    .hasNext());

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(replay(new Estate(), 0)).isEmpty();
  }

  private void scanned(int scans) {
    estate.source("*");
    estate.workload("shop", List.of("1")).workload("depot", List.of("1", "2"));
    estate.mapping(Map.of("r1", List.of("c1"), "r2", List.of("c2"))).mapped();
    for (int i = 0; i < scans; i++) {
      Upload.of(
          estate.machine(),
          Scan.at(NOW.minusSeconds(60 - i))
              .fail("r1", "1", "a" + i)
              .pass("r1", "2", "b")
              .record("r2", i % 2 == 0 ? "PASS" : "FAIL", "1", "eu-west-1", "c")
              .json());
    }
  }

  private List<ReplayResponse> replay(long from) {
    return replay(estate, from);
  }

  private static List<ReplayResponse> replay(Estate estate, long from) {
    List<ReplayResponse> all = new ArrayList<>();
    TestCalls.as(estate.person("audrey", "auditor"), ReplayServiceGrpc::newBlockingStub)
        .replay(ReplayRequest.newBuilder().setFromSequence(from).build())
        .forEachRemaining(all::add);
    return all;
  }
}
