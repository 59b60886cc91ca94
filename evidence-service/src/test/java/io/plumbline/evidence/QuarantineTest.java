package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.DiscardQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.GetQuarantinedRecordRequest;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ListQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.ListSourcesRequest;
import io.plumbline.proto.evidence.v1.QuarantineServiceGrpc;
import io.plumbline.proto.evidence.v1.QuarantineServiceGrpc.QuarantineServiceBlockingStub;
import io.plumbline.proto.evidence.v1.QuarantinedRecord;
import io.plumbline.proto.evidence.v1.RetriedRecord;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsResponse;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;
import io.plumbline.proto.evidence.v1.Source;
import io.plumbline.proto.evidence.v1.SourceServiceGrpc;
import io.plumbline.proto.evidence.v1.UpdateSourceRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class QuarantineTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

  private final Estate estate = new Estate();

  @Test
  void shouldTakeRecordsOnceTheirSourceMaySpeakForTheAccount() {
    // Given
    IngestResult result = refusedForTheirAccount();
    allowAccounts("1", "2");

    // When
    RetryQuarantinedRecordsResponse answer = retry(all(result).build());

    // Then
    assertThat(answer.getTakenCount()).isEqualTo(2);
    assertThat(answer.getRecordsList())
        .extracting(RetriedRecord::getResult, RetriedRecord::getOutcome, RetriedRecord::getReason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(RetriedRecord.Result.RESULT_TAKEN, "NEW", ""),
            org.assertj.core.groups.Tuple.tuple(RetriedRecord.Result.RESULT_TAKEN, "NEW", ""),
            org.assertj.core.groups.Tuple.tuple(
                RetriedRecord.Result.RESULT_REFUSED, "", "ACCOUNT_NOT_ALLOWED"));
    assertThat(answer.getWorkloads(0).getWorkload()).isEqualTo("workloads/shop");
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 3L, 0L, 0L, 0L, 0L);
    IngestOutcomes outcomes = outcomes(result);
    assertThat(outcomes.getRead()).isEqualTo(4);
    assertThat(outcomes.getNew()).isEqualTo(3);
    assertThat(outcomes.getQuarantined()).isEqualTo(1);
    assertThat(list("state = \"RETRIED\""))
        .extracting(QuarantinedRecord::getSettlement, QuarantinedRecord::getSettler)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("NEW", "adam"));
    assertThat(list("state = \"OPEN\" AND account = \"3\"").get(0).getRetryCount()).isEqualTo(1);
  }

  @Test
  void shouldSayWhatARetryWouldDoAndStoreNothing() {
    // Given
    IngestResult result = refusedForTheirAccount();
    allowAccounts("1", "2");

    // When
    RetryQuarantinedRecordsResponse answer = retry(all(result).setValidateOnly(true).build());

    // Then
    assertThat(answer.getTakenCount()).isEqualTo(2);
    assertThat(outcomes(result).getQuarantined()).isEqualTo(3);
    assertThat(list("state = \"OPEN\"")).hasSize(3);
  }

  @Test
  void shouldAnswerARepeatedRetryAlikeAndTakeNothingTwice() {
    // Given
    IngestResult result = refusedForTheirAccount();
    allowAccounts("1", "2");
    RetryQuarantinedRecordsRequest request =
        all(result).setRequestId(UUID.randomUUID().toString()).build();
    RetryQuarantinedRecordsResponse first = retry(request);

    // When
    RetryQuarantinedRecordsResponse again = retry(request);
    String name = first.getRecords(0).getName();
    RetryQuarantinedRecordsResponse named =
        retry(
            RetryQuarantinedRecordsRequest.newBuilder()
                .setParent(result.getScan())
                .addNames(name)
                .build());

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(named.getRecords(0).getResult()).isEqualTo(RetriedRecord.Result.RESULT_NOT_OPEN);
    assertThat(outcomes(result).getRead()).isEqualTo(4);
  }

  @Test
  void shouldHoldWhatIsTakenLateAgainstCompleteScansAfterIt() {
    // Given
    estate.source("1").workload("shop", List.of("1", "2")).mapping(Map.of("r1", List.of("c1")));
    estate.mapped();
    IngestResult result =
        Upload.of(
            estate.machine(),
            io.plumbline.proto.evidence.v1.UploadHeader.getDefaultInstance(),
            Scan.at(HOUR_AGO)
                .fail("r1", "2", "gone")
                .json()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    allowAccounts("1", "2");
    Upload.complete(estate.machine(), Scan.at(NOW).pass("r1", "2", "there").json());

    // When
    retry(all(result).build());

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(1L, 0L, 0L, 0L, 0L, 0L);
    assertThat(
            estate.count("select count(*) from finding where tenant = '%s' and lifecycle = 'GONE'"))
        .isEqualTo(1);
    assertThat(outcomes(result).getGone()).isEqualTo(1);
  }

  @Test
  void shouldNotLoseToItsOwnCompleteScan() {
    // Given
    estate.source("1").workload("shop", List.of("1", "2")).mapping(Map.of("r1", List.of("c1")));
    estate.mapped();
    String old = Scan.at(HOUR_AGO).fail("r1", "2", "b").json();
    IngestResult result =
        Upload.complete(
            estate.machine(),
            Scan.at(NOW).fail("r1", "1", "a").raw(old.substring(1, old.length() - 1)).json());
    allowAccounts("1", "2");

    // When
    retry(all(result).build());

    // Then
    assertThat(estate.numbers("shop", "c1")).containsExactly(0L, 2L, 0L, 0L, 0L, 0L);
  }

  @Test
  void shouldNotTryAnOriginalThatWasCut() {
    // Given
    estate.source("1");
    String large = Scan.at(NOW).fail("r1", "2", "a").json();
    large = large.replace("\"title\":\"t\"", "\"title\":\"" + "x".repeat(300 << 10) + "\"");
    IngestResult result = Upload.of(estate.machine(), large);
    allowAccounts("1", "2");

    // When
    RetryQuarantinedRecordsResponse answer = retry(all(result).build());

    // Then
    assertThat(answer.getRecords(0).getResult()).isEqualTo(RetriedRecord.Result.RESULT_IMPOSSIBLE);
    assertThat(answer.getRecords(0).getMessage()).contains("cut");
    assertThat(list("").get(0).getOriginalCut()).isTrue();
  }

  @Test
  void shouldGoScanByScan() {
    // Given
    refusedForTheirAccount();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "2", "x").json());
    allowAccounts("*");
    RetryQuarantinedRecordsRequest.Builder request =
        RetryQuarantinedRecordsRequest.newBuilder()
            .setParent("scans/-")
            .setFilter("reason = \"ACCOUNT_NOT_ALLOWED\"");

    // When
    List<Integer> taken = new ArrayList<>();
    do {
      RetryQuarantinedRecordsResponse answer = retry(request.build());
      taken.add(answer.getTakenCount());
      request.setPageToken(answer.getNextPageToken());
    } while (!request.getPageToken().isEmpty());

    // Then
    assertThat(taken).containsExactly(3, 1);
    assertThat(list("state = \"OPEN\"")).isEmpty();
  }

  @Test
  void shouldKeepWhatIsDiscardedWithItsReason() {
    // Given
    IngestResult result = refusedForTheirAccount();

    // When
    var answer =
        adam()
            .discardQuarantinedRecords(
                DiscardQuarantinedRecordsRequest.newBuilder()
                    .setParent("scans/-")
                    .setFilter("account = \"2\"")
                    .setReason("a test account")
                    .build());

    // Then
    assertThat(answer.getDiscardedCount()).isEqualTo(2);
    assertThat(answer.getMore()).isFalse();
    QuarantinedRecord kept = list("state = \"DISCARDED\"").get(0);
    assertThat(kept.getSettlement()).isEqualTo("a test account");
    assertThat(kept.getSettler()).isEqualTo("adam");
    assertThat(kept.hasSettleTime()).isTrue();
    assertThat(
            adam()
                .getQuarantinedRecord(
                    GetQuarantinedRecordRequest.newBuilder().setName(kept.getName()).build())
                .getOriginal()
                .isEmpty())
        .isFalse();
    assertThat(outcomes(result).getQuarantined()).isEqualTo(3);
    allowAccounts("*");
    assertThat(retry(all(result).build()).getTakenCount()).isEqualTo(1);
  }

  @Test
  void shouldRefuseToDiscardEverythingByMistake() {
    assertThat(
            refusal(
                () ->
                    adam()
                        .discardQuarantinedRecords(
                            DiscardQuarantinedRecordsRequest.newBuilder()
                                .setParent("scans/-")
                                .setReason("oops")
                                .build())))
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void shouldRefuseARecordThatIsNotThere() {
    IngestResult result = refusedForTheirAccount();

    assertThat(
            refusal(
                () ->
                    retry(
                        RetryQuarantinedRecordsRequest.newBuilder()
                            .setParent(result.getScan())
                            .addNames(result.getScan() + "/quarantinedRecords/77")
                            .build())))
        .isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void shouldWaitForTheEndOfTheScan() {
    // Given
    IngestResult result = refusedForTheirAccount();
    Estate.execute(
        "update scan set state = 'RUNNING', update_time = now(), finish_time = null where id = '%s'"
            .formatted(result.getScan().substring("scans/".length())));

    // When
    String reason = refusal(() -> retry(all(result).build()));

    // Then
    assertThat(reason).isEqualTo("SCAN_RUNNING");
  }

  @Test
  void shouldLeaveTheQuarantineToAdministrators() {
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                TestCalls.as(
                        estate.person("audrey", "auditor"), QuarantineServiceGrpc::newBlockingStub)
                    .retryQuarantinedRecords(
                        RetryQuarantinedRecordsRequest.newBuilder().setParent("scans/-").build()));

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  /** One record of account 1 that is taken, two of account 2 and one of account 3 that are not. */
  private IngestResult refusedForTheirAccount() {
    estate.source("1").workload("shop", List.of("1", "2")).mapping(Map.of("r1", List.of("c1")));
    estate.mapped();
    return Upload.of(
        estate.machine(),
        Scan.at(NOW)
            .fail("r1", "1", "a")
            .fail("r1", "2", "b")
            .fail("r1", "2", "c")
            .fail("r1", "3", "d")
            .json());
  }

  private void allowAccounts(String... accounts) {
    var sources = TestCalls.as(estate.person("adam", "admin"), SourceServiceGrpc::newBlockingStub);
    Source source = sources.listSources(ListSourcesRequest.getDefaultInstance()).getSources(0);
    sources.updateSource(
        UpdateSourceRequest.newBuilder()
            .setSource(
                Source.newBuilder().setName(source.getName()).addAllAccounts(List.of(accounts)))
            .setUpdateMask(FieldMask.newBuilder().addPaths("accounts"))
            .build());
  }

  private static RetryQuarantinedRecordsRequest.Builder all(IngestResult result) {
    return RetryQuarantinedRecordsRequest.newBuilder().setParent(result.getScan());
  }

  private RetryQuarantinedRecordsResponse retry(RetryQuarantinedRecordsRequest request) {
    return adam().retryQuarantinedRecords(request);
  }

  private List<QuarantinedRecord> list(String filter) {
    return adam()
        .listQuarantinedRecords(
            ListQuarantinedRecordsRequest.newBuilder()
                .setParent("scans/-")
                .setFilter(filter)
                .build())
        .getQuarantinedRecordsList();
  }

  private IngestOutcomes outcomes(IngestResult result) {
    return TestCalls.as(estate.person("adam", "admin"), ScanServiceGrpc::newBlockingStub)
        .getScan(GetScanRequest.newBuilder().setName(result.getScan()).build())
        .getOutcomes();
  }

  private QuarantineServiceBlockingStub adam() {
    return TestCalls.as(estate.person("adam", "admin"), QuarantineServiceGrpc::newBlockingStub);
  }

  private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return TestCalls.reason(catchThrowableOfType(StatusRuntimeException.class, call));
  }
}
