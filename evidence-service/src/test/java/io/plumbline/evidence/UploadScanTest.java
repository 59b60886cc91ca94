package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.GetQuarantinedRecordRequest;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.QuarantineServiceGrpc;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class UploadScanTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

  private final Estate estate = new Estate();

  @Test
  void shouldTellOutcomesApart() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Upload.of(
        estate.machine(),
        Scan.at(HOUR_AGO).fail("r1", "1", "a").fail("r1", "1", "b").pass("r1", "1", "c").json());

    // When
    IngestResult result =
        Upload.of(
            estate.machine(),
            Scan.at(NOW)
                .fail("r1", "1", "a")
                .pass("r1", "1", "b")
                .fail("r2", "2", "d")
                .pass("r1", "1", "b")
                .raw("{\"class_uid\":2004,\"metadata\":{\"product\":{\"name\":\"Prowler\"}}}")
                .json());

    // Then
    IngestOutcomes outcomes = result.getOutcomes();
    assertThat(outcomes.getRead()).isEqualTo(5);
    assertThat(outcomes.getRefreshed()).isEqualTo(1);
    assertThat(outcomes.getChanged()).isEqualTo(1);
    assertThat(outcomes.getNew()).isEqualTo(1);
    assertThat(outcomes.getDuplicate()).isEqualTo(1);
    assertThat(outcomes.getQuarantined()).isEqualTo(1);
    assertThat(outcomes.getUnrouted()).isEqualTo(1);
    assertThat(outcomes.getUnmapped()).isEqualTo(1);
    assertThat(result.getFormat()).isEqualTo(ScanFormat.SCAN_FORMAT_PROWLER_OCSF);
    assertThat(result.getWorkloads(0).getEvidenceVersion()).isEqualTo(2);
    assertThat(estate.numbers("shop", "c1")).containsExactly(2L, 1L, 0L, 0L, 0L, 0L);
  }

  @Test
  void shouldWriteNothingForTheSameFile() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Scan scan = Scan.at(NOW);
    for (int i = 0; i < 2500; i++) {
      scan.fail("r1", "1", "r" + i % 2400);
    }
    IngestResult first = Upload.complete(estate.machine(), scan.json());
    String stamp = "select md5(string_agg(xmin::text || ctid::text, ',' order by ctid)) from ";
    String rows = "finding where tenant = '" + estate.tenant + "'";
    Object findings = Estate.rows(stamp + rows).get(0).get(0);
    Object numbers = Estate.rows(stamp + rows.replace("finding", "rollup")).get(0).get(0);
    long events = events();

    // When
    IngestResult second = Upload.complete(estate.machine(), scan.json());

    // Then
    assertThat(first.getOutcomes().getNew()).isEqualTo(2400);
    assertThat(first.getOutcomes().getDuplicate()).isEqualTo(100);
    assertThat(second.getOutcomes().getUnchanged()).isEqualTo(2400);
    assertThat(second.getOutcomes().getDuplicate()).isEqualTo(100);
    assertThat(second.getOutcomes().getGone()).isZero();
    assertThat(second.getWorkloadsCount()).isZero();
    assertThat(Estate.rows(stamp + rows).get(0).get(0)).isEqualTo(findings);
    assertThat(Estate.rows(stamp + rows.replace("finding", "rollup")).get(0).get(0))
        .isEqualTo(numbers);
    assertThat(events()).isEqualTo(events);
  }

  @Test
  void shouldKeepEvidenceFreshWithoutAnEvent() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Upload.of(estate.machine(), Scan.at(HOUR_AGO).pass("r1", "1", "a").json());
    long events = events();

    // When
    IngestResult result = Upload.of(estate.machine(), Scan.at(NOW).pass("r1", "1", "a").json());

    // Then
    assertThat(result.getOutcomes().getRefreshed()).isEqualTo(1);
    assertThat(events()).isEqualTo(events);
    Object next =
        Estate.rows(
                "select next_expiry = '%s'::timestamptz + interval '30 days' and exact from rollup where tenant = '%s'"
                    .formatted(NOW, estate.tenant))
            .get(0)
            .get(0);
    assertThat(next).isEqualTo(true);
  }

  @Test
  void shouldLetTheGreaterClaimWinWhateverTheOrder() {
    // Given
    estate.source("*");
    String both = Scan.at(NOW).pass("r1", "1", "a").fail("r1", "1", "a").json();

    // When
    IngestResult first = Upload.of(estate.machine(), both);
    IngestResult pass = Upload.of(estate.machine(), Scan.at(NOW).pass("r1", "1", "a").json());
    IngestResult old = Upload.of(estate.machine(), Scan.at(HOUR_AGO).fail("r1", "1", "a").json());

    // Then
    assertThat(first.getOutcomes().getDuplicate()).isEqualTo(1);
    assertThat(pass.getOutcomes().getUnchanged()).isEqualTo(1);
    assertThat(old.getOutcomes().getOutdated()).isEqualTo(1);
    assertThat(
            estate.count(
                "select count(*) from finding where tenant = '%s' and observation = 'FAIL'"))
        .isEqualTo(1);
  }

  @Test
  void shouldRefuseAMalformedDocumentWholeWithItsPlace() {
    // Given
    estate.source("*");
    String json = Scan.at(NOW).fail("r1", "1", "a").json() + "x";

    // When
    StatusRuntimeException e =
        catchThrowableOfType(StatusRuntimeException.class, () -> Upload.of(estate.machine(), json));

    // Then
    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(TestCalls.reason(e)).isEqualTo("DOCUMENT_MALFORMED");
    assertThat(e.getMessage()).contains("line 1");
    assertThat(estate.count("select count(*) from finding where tenant = '%s'")).isZero();
  }

  @Test
  void shouldQuarantineForeignAccountsAndTheFutureAlone() {
    // Given
    estate.source("1").workload("shop", List.of("1"));
    String future = Scan.at(NOW.plus(Duration.ofMinutes(6))).fail("r1", "1", "z").json();

    // When
    IngestResult result =
        Upload.of(
            estate.machine(),
            Scan.at(NOW)
                .fail("r1", "1", "a")
                .fail("r1", "2", "b")
                .raw(future.substring(1, future.length() - 1))
                .json());

    // Then
    assertThat(result.getOutcomes().getNew()).isEqualTo(1);
    assertThat(result.getOutcomes().getQuarantined()).isEqualTo(2);
    List<QuarantinedRecord> all = quarantined("adam", "admin", result.getScan());
    assertThat(all)
        .extracting(QuarantinedRecord::getReason)
        .containsExactly("ACCOUNT_NOT_ALLOWED", "OBSERVED_IN_FUTURE");
    assertThat(all.get(1).getLine()).isEqualTo(3);
    assertThat(quarantined("vic", "viewer", result.getScan()))
        .extracting(QuarantinedRecord::getReason)
        .containsExactly("OBSERVED_IN_FUTURE");
    QuarantinedRecord one =
        TestCalls.as(estate.person("adam", "admin"), QuarantineServiceGrpc::newBlockingStub)
            .getQuarantinedRecord(
                GetQuarantinedRecordRequest.newBuilder().setName(all.get(1).getName()).build());
    assertThat(one.getOriginal().toStringUtf8())
        .isEqualTo(future.substring(1, future.length() - 1));
  }

  @Test
  void shouldRefuseAClientWithoutASource() {
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").json()));

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(TestCalls.reason(e)).isEqualTo("SOURCE_UNKNOWN");
  }

  @Test
  void shouldRefuseAPersonAndAnEmptyToken() {
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> Upload.of(estate.person("vic", "viewer"), "[]"));

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(TestCalls.reason(e)).isEqualTo("PERMISSION_MISSING");
  }

  @Test
  void shouldNarrowRoutingAndNeverWidenIt() {
    // Given
    estate.source("*").workload("shop", List.of("1")).workload("till", List.of("1", "2"));

    // When
    UploadHeader narrow = UploadHeader.newBuilder().setWorkload("workloads/shop").build();
    IngestResult result =
        Upload.of(
            estate.machine(),
            narrow,
            bytes(Scan.at(NOW).fail("r1", "1", "a").fail("r1", "2", "b").json()));

    // Then
    assertThat(result.getOutcomes().getUnrouted()).isEqualTo(1);
    assertThat(
            estate.count(
                "select count(*) from finding_route where tenant = '%s' and workload = 'shop'"))
        .isEqualTo(1);
    assertThat(
            estate.count(
                "select count(*) from finding_route where tenant = '%s' and workload = 'till'"))
        .isZero();
  }

  @Test
  void shouldAnswerARepeatedUploadWithTheFirstResult() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    UploadHeader header =
        UploadHeader.newBuilder().setRequestId(UUID.randomUUID().toString()).build();
    byte[] scan = bytes(Scan.at(NOW).fail("r1", "1", "a").json());
    IngestResult first = Upload.of(estate.machine(), header, scan);

    // When
    IngestResult second = Upload.of(estate.machine(), header, scan);

    // Then
    assertThat(first.getWorkloadsList()).hasSize(1);
    assertThat(second).isEqualTo(first.toBuilder().clearDetection().build());
    assertThat(estate.count("select count(*) from scan where tenant = '%s'")).isEqualTo(1);
  }

  @Test
  void shouldRefuseAFileInTheFormOfStreams() {
    // Given
    estate.source("*");
    UploadHeader header =
        UploadHeader.newBuilder().setFormat(ScanFormat.SCAN_FORMAT_NATIVE).build();
    byte[] scan = bytes(Scan.at(NOW).fail("r1", "1", "a").json());

    // When
    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> Upload.of(estate.machine(), header, scan));

    // Then
    assertThat(TestCalls.reason(refused)).isEqualTo("FORMAT_UNKNOWN");
    assertThat(estate.count("select count(*) from scan where tenant = '%s'")).isZero();
  }

  @Test
  void shouldShowFindingsOnlyWhereTheyMayBeSeen() {
    // Given
    estate.source("*").workload("open", List.of("1")).workload("secret", List.of("2"), "payments");
    IngestResult result =
        Upload.of(
            estate.machine(),
            Scan.at(NOW)
                .fail("r1", "1", "a")
                .fail("r1", "2", "b")
                .fail("r1", "3", "unrouted")
                .json());

    // Then
    assertThat(resources("vic", "", "viewer")).containsExactly("a");
    assertThat(resources("ana", "payments", "viewer")).containsExactlyInAnyOrder("a", "b");
    assertThat(resources("adam", "", "admin")).containsExactlyInAnyOrder("a", "b", "unrouted");
    assertThat(
            TestCalls.as(new Estate().person("gus", "admin"), FindingServiceGrpc::newBlockingStub)
                .listFindings(ListFindingsRequest.getDefaultInstance())
                .getFindingsList())
        .isEmpty();
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                TestCalls.as(new Estate().person("gus", "viewer"), ScanServiceGrpc::newBlockingStub)
                    .getScan(GetScanRequest.newBuilder().setName(result.getScan()).build()));
    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldPageThroughFindings() {
    // Given
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Scan scan = Scan.at(NOW);
    for (int i = 0; i < 25; i++) {
      scan.fail("r1", "1", "r" + i);
    }
    Upload.of(estate.machine(), scan.pass("r2", "1", "other").json());

    // When
    FindingServiceGrpc.FindingServiceBlockingStub stub =
        TestCalls.as(estate.person("vic", "viewer"), FindingServiceGrpc::newBlockingStub);
    java.util.Set<String> names = new java.util.HashSet<>();
    String token = "";
    do {
      var page =
          stub.listFindings(
              ListFindingsRequest.newBuilder()
                  .setPageSize(10)
                  .setPageToken(token)
                  .setFilter(
                      "workload = \"workloads/shop\" AND concept = \"c1\" AND observation ="
                          + " \"FAIL\"")
                  .build());
      page.getFindingsList().forEach(f -> names.add(f.getName()));
      assertThat(page.getFindingsList())
          .allMatch(f -> f.getObservation() == Observation.OBSERVATION_FAIL)
          .allMatch(f -> f.getConceptsList().contains("c1"));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    // Then
    assertThat(names).hasSize(25);
  }

  private List<String> resources(String person, String group, String role) {
    return TestCalls.as(
            estate.person(person, role).groups(group), FindingServiceGrpc::newBlockingStub)
        .listFindings(ListFindingsRequest.getDefaultInstance())
        .getFindingsList()
        .stream()
        .map(io.plumbline.proto.evidence.v1.Finding::getResource)
        .toList();
  }

  private List<QuarantinedRecord> quarantined(String person, String role, String scan) {
    return TestCalls.as(estate.person(person, role), QuarantineServiceGrpc::newBlockingStub)
        .listQuarantinedRecords(ListQuarantinedRecordsRequest.newBuilder().setParent(scan).build())
        .getQuarantinedRecordsList();
  }

  private long events() {
    return estate.count(
        "select coalesce(sum(evidence_version), 0) from workload where tenant = '%s'");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
