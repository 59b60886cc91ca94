package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.IngestFindingsResponse;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One client that floods or stalls is held back, and nobody else notices. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@TestProfile(FloodTest.Tight.class)
class FloodTest {

  private static final int RATE = 1000;

  /** A tenant that may send little, and little patience with all. */
  public static class Tight implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String flood = "plumbline.evidence.ingest.tenants.flood.";
      return Map.of(
          flood + "records-per-second",
          Integer.toString(RATE),
          flood + "burst",
          "PT1S",
          flood + "calls",
          "3",
          "plumbline.evidence.ingest.idle",
          "PT3S");
    }
  }

  private final Estate flood = new Estate("flood");
  private final Estate other = new Estate();

  @BeforeEach
  void register() {
    if (flood.count("select count(*) from source where tenant = '%s'") == 0) {
      flood.source("*");
    }
  }

  @Test
  void shouldRefuseBatchesWholeAndTakeThemUpWhereTheyWereLeft() throws InterruptedException {
    // Given
    String id = UUID.randomUUID().toString();
    Stream stream = Stream.open(flood.machine(), header(id));
    String scan = stream.answer().getOpened().getScan();
    String stored =
        "select count(*) from finding where tenant = '%s' and scan = '" + id(scan) + "'";

    // When
    long acknowledged = 0;
    Throwable refused = null;
    while (refused == null && acknowledged < 20) {
      stream.send(acknowledged + 1, batch(acknowledged + 1));
      Object answer = stream.next();
      if (answer instanceof IngestFindingsResponse taken) {
        acknowledged = taken.getAcknowledged().getSequence();
      } else {
        refused = (Throwable) answer;
      }
    }

    // Then
    assertThat(acknowledged).isBetween(1L, 19L);
    assertThat(TestCalls.reason(refused)).isEqualTo("QUOTA_EXCEEDED");
    assertThat(Status.fromThrowable(refused).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(flood.count(stored)).isEqualTo(acknowledged * RATE);

    Thread.sleep(retry(refused).toMillis());
    Stream again = Stream.open(flood.machine(), header(id));
    assertThat(again.answer().getOpened().getLastAcknowledgedSequence()).isEqualTo(acknowledged);
    again.send(acknowledged + 1, batch(acknowledged + 1));
    assertThat(again.answer().getAcknowledged().getOutcomes().getNew()).isEqualTo(RATE);
    again.end();
    assertThat(again.answer().getResult().getOutcomes().getNew())
        .isEqualTo((acknowledged + 1) * RATE);
  }

  @Test
  void shouldServeAnotherTenantWhileOneFloods() {
    // Given
    other.source("*");
    List<Stream> streams = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Stream stream = Stream.open(flood.machine(), header(""));
      stream.send(1, batch(100 + i));
      stream.send(2, batch(200 + i));
      streams.add(stream);
    }

    // When
    long start = System.nanoTime();
    Scan scan = Scan.at(Instant.now());
    IntStream.range(0, 500).forEach(i -> scan.fail("r1", "1", "r" + i));
    IngestResult result = Upload.of(other.machine(), scan.json());

    // Then
    assertThat(result.getOutcomes().getNew()).isEqualTo(500);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    long refused = streams.stream().filter(FloodTest::isRefused).count();
    assertThat(refused).isGreaterThanOrEqualTo(7);
  }

  @Test
  void shouldLetAClientGoThatSaysNothingMore() {
    // Given
    other.source("*");
    Stream stream = Stream.open(other.machine(), header(""));
    stream.answer();
    stream.send(1, batch(1));
    stream.answer();

    // When nothing more comes
    Throwable failure = stream.failure();

    // Then
    assertThat(TestCalls.reason(failure)).isEqualTo("STREAM_IDLE");
    awaitBrokenOff("nothing for 3 s");
    assertThat(other.count("select count(*) from finding where tenant = '%s'")).isEqualTo(RATE);
  }

  @Test
  void shouldAskForNothingMoreOfAClientThatDoesNotReadItsAnswers() {
    // Given: answers of some hundred kilobytes each, because every record is refused
    other.source("*");
    Stream stream = Stream.openUnread(other.machine(), header(""));
    FindingRecord bad = record("x").toBuilder().clearRule().build();
    int most = 100;

    // When
    int sent = 0;
    long quietSince = System.nanoTime();
    while (sent < most && System.nanoTime() - quietSince < Duration.ofSeconds(2).toNanos()) {
      if (stream.isReady()) {
        stream.send(++sent, java.util.Collections.nCopies(RATE, bad));
        quietSince = System.nanoTime();
      }
    }

    // Then
    assertThat(sent).isLessThan(most);
    awaitBrokenOff("nothing for 3 s");
  }

  private void awaitBrokenOff(String why) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                other.count(
                        "select count(*) from scan where tenant = '%s' and state = 'FAILED'"
                            + " and error like '%%"
                            + why
                            + "'")
                    == 1);
  }

  private static boolean isRefused(Stream stream) {
    for (Object answer = stream.next(); ; answer = stream.next()) {
      if (answer instanceof Throwable failure) {
        return TestCalls.reason(failure).equals("QUOTA_EXCEEDED");
      }
      if (((IngestFindingsResponse) answer).getAcknowledged().getSequence() == 2) {
        stream.cancel();
        return false;
      }
    }
  }

  private static Duration retry(Throwable refused) {
    return StatusProto.fromThrowable(refused).getDetailsList().stream()
        .filter(detail -> detail.is(RetryInfo.class))
        .map(
            detail -> {
              try {
                return Duration.ofSeconds(
                    detail.unpack(RetryInfo.class).getRetryDelay().getSeconds() + 1);
              } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }

  private static String id(String scan) {
    return scan.substring("scans/".length());
  }

  private static IngestHeader header(String requestId) {
    return IngestHeader.newBuilder().setProduct("prowler").setRequestId(requestId).build();
  }

  private static List<FindingRecord> batch(long sequence) {
    return IntStream.range(0, RATE).mapToObj(i -> record(sequence + "-" + i)).toList();
  }

  private static FindingRecord record(String resource) {
    return FindingRecord.newBuilder()
        .setRule("r1")
        .setAccount("1")
        .setRegion("eu-west-1")
        .setResource(resource)
        .setObservation(Observation.OBSERVATION_FAIL)
        .setObserveTime(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .build();
  }
}
