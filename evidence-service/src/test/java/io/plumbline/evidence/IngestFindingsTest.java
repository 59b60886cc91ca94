package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.evidence.v1.BatchAcknowledgement;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.RecordOutcome;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class IngestFindingsTest {

  private final Estate estate = new Estate();

  @Test
  void shouldAcknowledgeEachBatchAfterItsCommit() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Stream stream = Stream.open(estate.machine(), header(""));
    assertThat(stream.answer().getOpened().getLastAcknowledgedSequence()).isZero();

    // When
    stream.send(
        1, List.of(finding("a"), finding("b"), finding("").toBuilder().clearRule().build()));

    // Then
    BatchAcknowledgement first = stream.answer().getAcknowledged();
    assertThat(first.getOutcomes().getNew()).isEqualTo(2);
    assertThat(first.getErrors(0).getIndex()).isEqualTo(2);
    assertThat(first.getErrors(0).getCode()).isEqualTo("MISSING_FIELD");
    assertThat(estate.numbers("shop", "c1").get(1)).isEqualTo(2);
    stream.end();
    IngestResult result = stream.answer().getResult();
    assertThat(result.getOutcomes().getRead()).isEqualTo(3);
    assertThat(result.getWorkloads(0).getWorkload()).isEqualTo("workloads/shop");
  }

  @Test
  void shouldSayOfEveryRecordWhatHappenedToItWhenAsked() {
    // Given
    estate.source("*");
    FindingRecord bad = finding("").toBuilder().clearRule().build();
    FindingRecord known = finding("known");
    FindingRecord old = finding("old");
    FindingRecord fresh = finding("a");
    Stream before = Stream.open(estate.machine(), header(""));
    before.answer();
    before.send(1, List.of(known, old));
    assertThat(before.answer().getAcknowledged().getRecordsList()).isEmpty();
    before.end();
    Stream stream =
        Stream.open(estate.machine(), header("").toBuilder().setReportOutcomes(true).build());
    stream.answer();

    // When
    stream.send(1, List.of(fresh, bad, known, seen(old, -60), seen(fresh, -1), finding("b")));
    stream.send(2, List.of(seen(fresh, 1)));

    // Then
    BatchAcknowledgement first = stream.answer().getAcknowledged();
    assertThat(first.getRecordsList())
        .extracting(RecordOutcome::getIndex, RecordOutcome::getCode)
        .containsExactly(
            tuple(0, "NEW"),
            tuple(1, "MISSING_FIELD"),
            tuple(2, "UNCHANGED"),
            tuple(3, "OUTDATED"),
            tuple(4, "DUPLICATE"),
            tuple(5, "NEW"));
    assertThat(first.getRecords(4).getFinding()).isEqualTo(first.getRecords(0).getFinding());
    assertThat(first.getRecords(1).getFinding()).isEmpty();
    assertThat(first.getRecords(1).getMessage()).isEqualTo(first.getErrors(0).getMessage());
    BatchAcknowledgement second = stream.answer().getAcknowledged();
    assertThat(second.getRecords(0).getCode()).isEqualTo("DUPLICATE");
    stream.send(2, List.of(seen(fresh, 1)));
    assertThat(stream.answer().getAcknowledged().getRecordsList()).isEmpty();
  }

  @Test
  void shouldResumeAfterTheLastAcknowledgedBatch() {
    // Given
    estate.source("*");
    String id = UUID.randomUUID().toString();
    Stream broken = Stream.open(estate.machine(), header(id));
    String scan = broken.answer().getOpened().getScan();
    broken.send(1, List.of(finding("a")));
    broken.answer();
    broken.cancel();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                estate.count("select count(*) from scan where tenant = '%s' and state = 'FAILED'")
                    == 1);

    // When
    Stream resumed = Stream.open(estate.machine(), header(id));

    // Then
    var opened = resumed.answer().getOpened();
    assertThat(opened.getScan()).isEqualTo(scan);
    assertThat(opened.getLastAcknowledgedSequence()).isEqualTo(1);
    resumed.send(1, List.of(finding("a")));
    assertThat(resumed.answer().getAcknowledged().getOutcomes().getRead()).isZero();
    resumed.send(2, List.of(finding("b")));
    resumed.answer();
    resumed.end();
    assertThat(resumed.answer().getResult().getOutcomes().getNew()).isEqualTo(2);
  }

  @Test
  void shouldRefuseBatchesOutOfOrder() {
    // Given
    estate.source("*");
    Stream stream = Stream.open(estate.machine(), header(""));
    stream.answer();

    // When
    stream.send(2, List.of(finding("a")));

    // Then
    assertThat(TestCalls.reason(stream.failure())).isEqualTo("STREAM_ORDER");
  }

  @Test
  void shouldRefuseABatchThatIsTooLarge() {
    // Given
    estate.source("*");
    Stream stream = Stream.open(estate.machine(), header(""));
    stream.answer();

    // When
    stream.send(1, java.util.Collections.nCopies(1001, finding("a")));

    // Then
    assertThat(TestCalls.reason(stream.failure())).isEqualTo("LIMIT_EXCEEDED");
  }

  @Test
  void shouldThrottleAStreamThatIsFasterThanTheDatabase() {
    // Given
    estate.source("*");
    Stream stream = Stream.open(estate.machine(), header(""));
    stream.answer();
    List<FindingRecord> batch = new ArrayList<>();
    String words = "x".repeat(1500);
    for (int i = 0; i < 1000; i++) {
      batch.add(finding("r" + i).toBuilder().setStatusText(words).build());
    }

    // When
    int sent = 0;
    int most = 50;
    try (LockedSource locked = new LockedSource(estate.tenant)) {
      long quietSince = System.nanoTime();
      while (sent < most && System.nanoTime() - quietSince < Duration.ofSeconds(1).toNanos()) {
        if (stream.isReady()) {
          stream.send(++sent, batch);
          quietSince = System.nanoTime();
        }
      }
    }

    // Then
    assertThat(sent).isLessThan(most);
    for (int i = 0; i < sent; i++) {
      stream.answer();
    }
    stream.end();
    assertThat(stream.answer().getResult().getOutcomes().getRead()).isEqualTo(sent * 1000L);
  }

  private static IngestHeader header(String requestId) {
    return IngestHeader.newBuilder().setProduct("prowler").setRequestId(requestId).build();
  }

  private static FindingRecord finding(String resource) {
    return FindingRecord.newBuilder()
        .setRule("r1")
        .setAccount("1")
        .setRegion("eu-west-1")
        .setResource(resource)
        .setObservation(Observation.OBSERVATION_FAIL)
        .setObserveTime(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .build();
  }

  private static FindingRecord seen(FindingRecord finding, int seconds) {
    return finding.toBuilder()
        .setObserveTime(
            Timestamp.newBuilder().setSeconds(finding.getObserveTime().getSeconds() + seconds))
        .build();
  }
}
