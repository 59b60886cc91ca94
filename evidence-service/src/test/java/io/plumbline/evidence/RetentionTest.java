package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.plumbline.evidence.retention.PurgeSweeper;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.CreateLegalHoldRequest;
import io.plumbline.proto.evidence.v1.GetRetentionPolicyRequest;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.LegalHold;
import io.plumbline.proto.evidence.v1.ListLegalHoldsRequest;
import io.plumbline.proto.evidence.v1.ListTombstonesRequest;
import io.plumbline.proto.evidence.v1.QuarantineServiceGrpc;
import io.plumbline.proto.evidence.v1.ReleaseLegalHoldRequest;
import io.plumbline.proto.evidence.v1.RetentionPolicy;
import io.plumbline.proto.evidence.v1.RetentionServiceGrpc;
import io.plumbline.proto.evidence.v1.RetentionServiceGrpc.RetentionServiceBlockingStub;
import io.plumbline.proto.evidence.v1.RetriedRecord;
import io.plumbline.proto.evidence.v1.RetryQuarantinedRecordsRequest;
import io.plumbline.proto.evidence.v1.Tombstone;
import io.plumbline.proto.evidence.v1.UpdateRetentionPolicyRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RetentionTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final Estate estate = new Estate();

  @Inject PurgeSweeper sweeper;

  @Test
  void shouldKeepOriginalsOfClosedFindingsAsLongAsThePolicySays() {
    // Given
    oneGoneAndOneOpen();
    String digest = digest("select encode(sha256(raw), 'hex') from finding", "GONE");
    policy(b -> b.setClosedFindingDays(30), "closed_finding_days");
    purge();
    assertThat(tombstones()).isEmpty();

    // When
    policy(b -> b.setClosedFindingDays(10), "closed_finding_days");
    purge();
    purge();

    // Then
    Tombstone stone = tombstones().get(0);
    assertThat(tombstones()).hasSize(1);
    assertThat(stone.getKind()).isEqualTo(Tombstone.Kind.KIND_FINDING_ORIGINAL);
    assertThat(stone.getSha256()).isEqualTo(digest);
    assertThat(stone.getByteCount()).isPositive();
    assertThat(stone.getPolicyDays()).isEqualTo(10);
    assertThat(stone.getPolicyEtag()).isEqualTo(policy().getEtag());
    assertThat(estate.count("select count(*) from finding where tenant = '%s' and raw = ''::bytea"))
        .isEqualTo(1);
    assertThat(estate.count("select count(*) from finding where tenant = '%s'")).isEqualTo(2);
  }

  @Test
  void shouldPurgeNothingThatIsHeld() {
    // Given
    oneGoneAndOneOpen();
    policy(b -> b.setClosedFindingDays(1), "closed_finding_days");
    LegalHold hold = hold("workloads/shop");
    LegalHold elsewhere = hold("workloads/depot");

    // When
    purge();

    // Then
    assertThat(tombstones()).isEmpty();
    release(hold);
    purge();
    assertThat(tombstones()).hasSize(1);
    assertThat(holds())
        .extracting(LegalHold::getName, LegalHold::hasReleaseTime)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(elsewhere.getName(), false),
            org.assertj.core.groups.Tuple.tuple(hold.getName(), true));
    assertThat(holds().get(1).getReleaser()).isEqualTo("adam");
    assertThat(refusal(() -> hold("workloads/nowhere"))).isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void shouldPurgeOriginalsOfRefusedRecordsAndSaySoToARetry() {
    // Given
    estate.source("1");
    IngestResult result = Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "2", "a").json());
    String digest = digest("select encode(sha256(original), 'hex') from quarantined_record", "");
    age("quarantined_record", "create_time", 91);

    // When
    purge();

    // Then
    assertThat(tombstones().get(0).getSha256()).isEqualTo(digest);
    assertThat(tombstones().get(0).getResource())
        .isEqualTo(result.getScan() + "/quarantinedRecords/0");
    RetriedRecord retried =
        TestCalls.as(estate.person("adam", "admin"), QuarantineServiceGrpc::newBlockingStub)
            .retryQuarantinedRecords(
                RetryQuarantinedRecordsRequest.newBuilder().setParent(result.getScan()).build())
            .getRecords(0);
    assertThat(retried.getResult()).isEqualTo(RetriedRecord.Result.RESULT_IMPOSSIBLE);
    assertThat(retried.getMessage()).contains("purged");
  }

  @Test
  void shouldPurgeScansWithTheirRefusedRecordsUnlessAnythingIsHeld() {
    // Given
    estate.source("1").workload("shop", List.of("1"));
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").fail("r1", "2", "b").json());
    age("scan", "finish_time", 801);
    LegalHold hold = hold("workloads/shop");
    purge();
    assertThat(tombstones()).isEmpty();

    // When
    release(hold);
    purge();

    // Then
    assertThat(tombstones())
        .extracting(Tombstone::getKind)
        .containsExactlyInAnyOrder(
            Tombstone.Kind.KIND_SCAN, Tombstone.Kind.KIND_QUARANTINED_ORIGINAL);
    assertThat(estate.count("select count(*) from scan where tenant = '%s'")).isZero();
    assertThat(estate.count("select count(*) from finding where tenant = '%s'")).isEqualTo(1);
  }

  @Test
  void shouldPurgeFilesWhenTheirLastAttestationIsOverAndContentWithTheLastFile() {
    // Given
    estate.workload("shop", List.of("1")).edition();
    AttestationFile ended = upload("a.txt", "same");
    AttestationFile standing = upload("b.txt", "same");
    AttestationFile unattached = upload("c.txt", "other");
    Attestation old = attest(ended);
    attest(standing);
    age("attestation", "valid_until", 801, " and id = '" + last(old.getName()) + "'");

    // When
    purge();

    // Then
    assertThat(tombstones())
        .extracting(Tombstone::getResource, Tombstone::getSha256)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(ended.getName(), ended.getSha256()));
    assertThat(estate.count("select count(*) from file_content where tenant = '%s'")).isEqualTo(2);
    age("attestation_file", "create_time", 2, " and id = '" + last(unattached.getName()) + "'");
    purge();
    assertThat(tombstones())
        .extracting(Tombstone::getResource)
        .contains(unattached.getName())
        .hasSize(2);
    assertThat(estate.count("select count(*) from file_content where tenant = '%s'")).isEqualTo(1);
    assertThat(estate.count("select count(*) from file_chunk where tenant = '%s'")).isEqualTo(1);
  }

  @Test
  void shouldKeepThePolicyOfTheTenantInTheHandsOfItsAdministrators() {
    RetentionPolicy policy = policy();
    assertThat(policy.getQuarantineDays()).isEqualTo(90);

    RetentionPolicy changed = policy(b -> b.setQuarantineDays(0), "quarantine_days");

    assertThat(changed.getQuarantineDays()).isZero();
    assertThat(changed.getScanDays()).isEqualTo(policy.getScanDays());
    assertThat(changed.getUpdater()).isEqualTo("adam");
    assertThat(
            refusal(
                () ->
                    adam()
                        .updateRetentionPolicy(
                            UpdateRetentionPolicyRequest.newBuilder()
                                .setRetentionPolicy(policy.toBuilder().setScanDays(1))
                                .build())))
        .isEqualTo("ETAG_MISMATCH");
    RetentionServiceBlockingStub auditor =
        TestCalls.as(estate.person("audrey", "auditor"), RetentionServiceGrpc::newBlockingStub);
    assertThat(auditor.getRetentionPolicy(named())).isEqualTo(changed);
    assertThat(
            refusal(
                () ->
                    auditor.updateRetentionPolicy(
                        UpdateRetentionPolicyRequest.newBuilder()
                            .setRetentionPolicy(changed)
                            .build())))
        .isEqualTo("PERMISSION_MISSING");
  }

  private void oneGoneAndOneOpen() {
    estate.source("*").workload("shop", List.of("1")).workload("depot", List.of("9"));
    estate.mapping(Map.of("r1", List.of("c1"))).mapped();
    Instant then = NOW.minus(Duration.ofDays(20));
    Upload.of(estate.machine(), Scan.at(then).fail("r1", "1", "gone").json());
    Upload.complete(estate.machine(), Scan.at(NOW).fail("r1", "1", "there").json());
    assertThat(
            estate.count("select count(*) from finding where tenant = '%s' and lifecycle = 'GONE'"))
        .isEqualTo(1);
  }

  private String digest(String select, String lifecycle) {
    return (String)
        Estate.rows(
                select
                    + " where tenant = '"
                    + estate.tenant
                    + "'"
                    + (lifecycle.isEmpty() ? "" : " and lifecycle = '" + lifecycle + "'"))
            .get(0)
            .get(0);
  }

  private void age(String table, String column, int days) {
    age(table, column, days, "");
  }

  private void age(String table, String column, int days, String which) {
    Estate.execute(
        "update %s set %s = now() - interval '%d days' where tenant = '%s'%s"
            .formatted(table, column, days, estate.tenant, which));
  }

  private void purge() {
    sweeper.purge(estate.tenant).await().atMost(Duration.ofSeconds(30));
  }

  private RetentionServiceBlockingStub adam() {
    return TestCalls.as(estate.person("adam", "admin"), RetentionServiceGrpc::newBlockingStub);
  }

  private static GetRetentionPolicyRequest named() {
    return GetRetentionPolicyRequest.newBuilder().setName("retentionPolicy").build();
  }

  private RetentionPolicy policy() {
    return adam().getRetentionPolicy(named());
  }

  private RetentionPolicy policy(
      java.util.function.UnaryOperator<RetentionPolicy.Builder> change, String field) {
    return adam()
        .updateRetentionPolicy(
            UpdateRetentionPolicyRequest.newBuilder()
                .setRetentionPolicy(
                    change.apply(RetentionPolicy.newBuilder().setName("retentionPolicy")))
                .setUpdateMask(FieldMask.newBuilder().addPaths(field))
                .build());
  }

  private LegalHold hold(String workload) {
    return adam()
        .createLegalHold(
            CreateLegalHoldRequest.newBuilder()
                .setLegalHold(LegalHold.newBuilder().setWorkload(workload).setReason("Case 7"))
                .build());
  }

  private void release(LegalHold hold) {
    adam()
        .releaseLegalHold(
            ReleaseLegalHoldRequest.newBuilder()
                .setName(hold.getName())
                .setReason("Case 7 is closed")
                .build());
  }

  private List<LegalHold> holds() {
    return adam().listLegalHolds(ListLegalHoldsRequest.getDefaultInstance()).getLegalHoldsList();
  }

  private List<Tombstone> tombstones() {
    return adam().listTombstones(ListTombstonesRequest.getDefaultInstance()).getTombstonesList();
  }

  private Attestation attest(AttestationFile file) {
    return TestCalls.as(
            estate.person("ana", "contributor"), AttestationServiceGrpc::newBlockingStub)
        .createAttestation(
            CreateAttestationRequest.newBuilder()
                .setParent("workloads/shop")
                .setAttestation(
                    Attestation.newBuilder()
                        .setPractice(Estate.practice("sec03-bp01"))
                        .setOutcome(Attestation.Outcome.OUTCOME_MET)
                        .setStatement("Looked at it.")
                        .addFiles(file.getName()))
                .build());
  }

  private AttestationFile upload(String name, String text) {
    CompletableFuture<AttestationFile> result = new CompletableFuture<>();
    StreamObserver<UploadAttestationFileRequest> out =
        TestCalls.as(estate.person("ana", "contributor"), AttestationFileServiceGrpc::newStub)
            .uploadAttestationFile(
                new StreamObserver<>() {
                  @Override
                  public void onNext(UploadAttestationFileResponse answer) {
                    result.complete(answer.getFile());
                  }

                  @Override
                  public void onError(Throwable failure) {
                    result.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {
                    result.completeExceptionally(new IllegalStateException("no answer"));
                  }
                });
    out.onNext(
        UploadAttestationFileRequest.newBuilder()
            .setHeader(
                AttestationFileHeader.newBuilder().setParent("workloads/shop").setFileName(name))
            .build());
    out.onNext(
        UploadAttestationFileRequest.newBuilder().setChunk(ByteString.copyFromUtf8(text)).build());
    out.onCompleted();
    return result.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String refusal(ThrowingCallable call) {
    return TestCalls.reason(catchThrowableOfType(StatusRuntimeException.class, call));
  }
}
