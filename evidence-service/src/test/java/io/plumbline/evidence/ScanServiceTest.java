package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.evidence.v1.FindingRecord;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.IngestHeader;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ListScansResponse;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.Scan.State;
import io.plumbline.proto.evidence.v1.ScanScope;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc.ScanServiceBlockingStub;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.proto.evidence.v1.WatchScanRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scans as others see them, and what only a complete one may say. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ScanServiceTest {

  private static final Instant NOW = Instant.now();

  private final Estate estate = new Estate();

  @Test
  void shouldShowHowFarARunningScanIsAndFollowItToItsEnd() {
    // Given
    estate.source("*");
    Stream stream = Stream.open(estate.machine(), header());
    String scan = stream.answer().getOpened().getScan();
    Iterator<io.plumbline.proto.evidence.v1.Scan> watched =
        scans().watchScan(WatchScanRequest.newBuilder().setName(scan).build());
    assertThat(watched.next().getState()).isEqualTo(State.STATE_RUNNING);

    // When
    stream.send(1, List.of(finding("a"), finding("b")));
    stream.answer();

    // Then
    io.plumbline.proto.evidence.v1.Scan running = watched.next();
    assertThat(running.getState()).isEqualTo(State.STATE_RUNNING);
    assertThat(running.getOutcomes().getNew()).isEqualTo(2);
    assertThat(get(scan).getOutcomes().getNew()).isEqualTo(2);

    stream.end();
    stream.answer();
    io.plumbline.proto.evidence.v1.Scan last = running;
    while (watched.hasNext()) {
      last = watched.next();
    }
    assertThat(last.getState()).isEqualTo(State.STATE_SUCCEEDED);
    assertThat(last.hasFinishTime()).isTrue();
  }

  @Test
  void shouldSayWhyAScanBrokeOff() {
    // Given
    estate.source("*");
    Stream stream = Stream.open(estate.machine(), header());
    String scan = stream.answer().getOpened().getScan();

    // When
    stream.send(7, List.of(finding("a")));
    stream.failure();

    // Then
    await().atMost(Duration.ofSeconds(10)).until(() -> get(scan).getState() == State.STATE_FAILED);
    assertThat(get(scan).getError()).contains("expected batch 1");
  }

  @Test
  void shouldListByFilterAndOrder() {
    // Given
    estate
        .sourceFor("prowler")
        .workload("open", List.of("1"))
        .workload("closed", List.of("1"), "secret");
    String first = upload("open", "a").getScan();
    String second = upload("closed", "b").getScan();
    Stream stream = Stream.open(estate.machine(), header());
    String third = stream.answer().getOpened().getScan();

    // Then
    assertThat(names("", "")).containsExactly(third, second, first);
    assertThat(names("", "create_time")).containsExactly(first, second, third);
    assertThat(names("state = \"RUNNING\"", "")).containsExactly(third);
    assertThat(names("format = \"PROWLER_OCSF\" AND state = \"SUCCEEDED\"", ""))
        .containsExactly(second, first);
    assertThat(names("source = \"" + get(first).getSource() + "\"", ""))
        .containsExactly(third, second, first);
    assertThat(names("source = \"sources/other\"", "")).isEmpty();
    assertThat(names("workload = \"workloads/open\"", "")).containsExactly(first);
    assertThat(names("workload = \"workloads/closed\"", "")).isEmpty();
    stream.cancel();
  }

  @Test
  void shouldPageThroughAListInItsOrder() {
    // Given
    estate.source("*");
    String first = upload("", "a").getScan();
    String second = upload("", "b").getScan();

    // When
    ListScansRequest request =
        ListScansRequest.newBuilder().setPageSize(1).setOrderBy("create_time").build();
    ListScansResponse page = scans().listScans(request);

    // Then
    assertThat(page.getScans(0).getName()).isEqualTo(first);
    ListScansRequest next = request.toBuilder().setPageToken(page.getNextPageToken()).build();
    assertThat(scans().listScans(next).getScans(0).getName()).isEqualTo(second);
    Throwable other =
        catchThrowable(() -> scans().listScans(next.toBuilder().clearOrderBy().build()));
    assertThat(TestCalls.reason(other)).isEqualTo("PAGE_TOKEN_INVALID");
  }

  @Test
  void shouldRefuseAnOrderItDoesNotKnow() {
    Throwable refused = catchThrowable(() -> names("", "state"));
    assertThat(TestCalls.reason(refused)).isEqualTo("FIELD_INVALID");
  }

  @Test
  void shouldTellAFixFromTwoScansThatShareNoUid() {
    // Given: Prowler makes the uid anew, so a scan before a fix and one after it share none
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .mapping(java.util.Map.of("r1", List.of("c1")));
    estate.mapped();
    Upload.complete(
        estate.machine(),
        "[%s,%s,%s]"
            .formatted(
                prowler("u1", "FAIL", "eu-west-1", "fixed", 120),
                prowler("u2", "FAIL", "eu-west-1", "removed", 120),
                prowler("u3", "FAIL", "us-east-1", "elsewhere", 120)));

    // When: a partial one closes nothing
    IngestOutcomes page =
        Upload.of(estate.machine(), "[" + prowler("v0", "PASS", "eu-west-1", "other", 90) + "]")
            .getOutcomes();
    IngestOutcomes after =
        Upload.complete(
                estate.machine(), "[" + prowler("v1", "PASS", "eu-west-1", "fixed", 60) + "]")
            .getOutcomes();

    // Then
    assertThat(page.getGone()).isZero();
    assertThat(after.getChanged()).isEqualTo(1);
    assertThat(after.getNew()).isZero();
    assertThat(after.getGone()).isEqualTo(2);
    assertThat(estate.numbers("shop", "c1").subList(0, 2)).containsExactly(1L, 1L);
    assertThat(
            estate.count(
                "select count(*) from finding where tenant = '%s' and lifecycle = 'GONE'"
                    + " and resource in ('removed', 'other')"))
        .isEqualTo(2);
  }

  @Test
  void shouldDeclareGoneInsideADeclaredScopeEvenWhenNothingIsLeft() {
    // Given
    estate.sourceFor("prowler");
    Upload.of(
        estate.machine(),
        "[%s,%s]"
            .formatted(
                prowler("u1", "FAIL", "eu-west-1", "a", 120),
                prowler("u2", "FAIL", "us-east-1", "b", 120)));
    ScanScope scope =
        ScanScope.newBuilder()
            .addAccounts("1")
            .addRegions("eu-west-1")
            .addRules("r1")
            .setStartTime(Timestamp.newBuilder().setSeconds(NOW.minusSeconds(60).getEpochSecond()))
            .build();

    // When
    IngestOutcomes outcomes = complete(scope).getOutcomes();

    // Then
    assertThat(outcomes.getRead()).isZero();
    assertThat(outcomes.getGone()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAScanThatBeginsInTheFuture() {
    estate.source("*");
    ScanScope scope =
        ScanScope.newBuilder()
            .setStartTime(Timestamp.newBuilder().setSeconds(NOW.getEpochSecond() + 3600))
            .build();
    assertThat(TestCalls.reason(catchThrowable(() -> complete(scope)))).isEqualTo("FIELD_INVALID");
  }

  private io.plumbline.proto.evidence.v1.IngestResult complete(ScanScope scope) {
    return Upload.of(
        estate.machine(),
        UploadHeader.newBuilder().setComplete(true).setScope(scope).build(),
        "[]".getBytes(StandardCharsets.UTF_8));
  }

  private io.plumbline.proto.evidence.v1.IngestResult upload(String workload, String resource) {
    UploadHeader.Builder header = UploadHeader.newBuilder();
    if (!workload.isEmpty()) {
      header.setWorkload("workloads/" + workload);
    }
    return Upload.of(
        estate.machine(),
        header.build(),
        ("[" + prowler(resource, "FAIL", "eu-west-1", resource, 60) + "]")
            .getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names(String filter, String order) {
    return scans()
        .listScans(ListScansRequest.newBuilder().setFilter(filter).setOrderBy(order).build())
        .getScansList()
        .stream()
        .map(io.plumbline.proto.evidence.v1.Scan::getName)
        .toList();
  }

  private io.plumbline.proto.evidence.v1.Scan get(String name) {
    return scans().getScan(GetScanRequest.newBuilder().setName(name).build());
  }

  private ScanServiceBlockingStub scans() {
    return TestCalls.as(estate.person("vic", "viewer"), ScanServiceGrpc::newBlockingStub);
  }

  private static IngestHeader header() {
    return IngestHeader.newBuilder().setProduct("prowler").build();
  }

  private static FindingRecord finding(String resource) {
    return FindingRecord.newBuilder()
        .setRule("r1")
        .setAccount("1")
        .setRegion("eu-west-1")
        .setResource(resource)
        .setObservation(Observation.OBSERVATION_FAIL)
        .setObserveTime(Timestamp.newBuilder().setSeconds(NOW.getEpochSecond()))
        .build();
  }

  private static String prowler(
      String uid, String status, String region, String resource, int secondsAgo) {
    return """
        {"class_uid":2004,"metadata":{"event_code":"r1","product":{"name":"Prowler"}},\
        "status_code":"%s","status":"New","status_id":1,"severity_id":4,"time":%d,\
        "finding_info":{"uid":"%s","title":"t"},"cloud":{"account":{"uid":"1"}},\
        "resources":[{"uid":"%s","region":"%s"}]}\
        """
        .formatted(status, NOW.minusSeconds(secondsAgo).getEpochSecond(), uid, resource, region);
  }
}
