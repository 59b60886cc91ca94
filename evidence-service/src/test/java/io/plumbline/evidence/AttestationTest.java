package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileHeader;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc.AttestationServiceBlockingStub;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileResponse;
import io.plumbline.proto.evidence.v1.GetAttestationFileRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AttestationTest {

  private static final String PARENT = "workloads/shop";

  private final Estate estate = new Estate();

  @BeforeEach
  void tell() {
    estate.workload("shop", List.of("1")).edition();
  }

  @Test
  void shouldGiveBackAFileAsItWasUploaded() throws Exception {
    // Given
    byte[] pdf = pdf(2_500_000);

    // When
    AttestationFile file = upload(ana(), "policy.pdf", pdf);

    // Then
    assertThat(file.getMediaType()).isEqualTo("application/pdf");
    assertThat(file.getByteCount()).isEqualTo(pdf.length);
    assertThat(file.getUploader()).isEqualTo("ana");
    assertThat(file.getSha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
    assertThat(download(estate.person("vic", "viewer"), file)).isEqualTo(pdf);
    assertThat(files(ana()).getAttestationFile(named(file))).isEqualTo(file);
  }

  @Test
  void shouldKeepEqualContentOnce() {
    byte[] pdf = pdf(1_200_000);

    AttestationFile first = upload(ana(), "a.pdf", pdf);
    AttestationFile second = upload(ana(), "b.pdf", pdf);

    assertThat(second.getName()).isNotEqualTo(first.getName());
    assertThat(second.getSha256()).isEqualTo(first.getSha256());
    assertThat(estate.count("select count(*) from file_content where tenant = '%s'")).isEqualTo(1);
    assertThat(estate.count("select count(*) from file_chunk where tenant = '%s'")).isEqualTo(2);
  }

  @Test
  void shouldTakeAFileForWhatItIsNotForItsName() {
    String bom = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\"}";

    assertThat(upload(ana(), "x.pdf", bytes(bom)).getMediaType())
        .isEqualTo("application/vnd.cyclonedx+json");
    assertThat(refusal(() -> upload(ana(), "policy.pdf", bytes("<html><script>alert(1)"))))
        .isEqualTo("FILE_TYPE_REFUSED");
    assertThat(refusal(() -> upload(ana(), "a.png", bytes("<svg onload='x'/>"))))
        .isEqualTo("FILE_TYPE_REFUSED");
    assertThat(refusal(() -> upload(ana(), "a.txt", new byte[] {77, 90, 0, 3})))
        .isEqualTo("FILE_TYPE_REFUSED");
    assertThat(refusal(() -> upload(ana(), "../a.txt", bytes("text")))).isEqualTo("FIELD_INVALID");
  }

  @Test
  void shouldRefuseAFileThatIsTooLargeAndKeepNothing() {
    assertThat(refusal(() -> upload(ana(), "large.pdf", pdf((25 << 20) + 1))))
        .isEqualTo("LIMIT_EXCEEDED");
    assertThat(estate.count("select count(*) from file_content where tenant = '%s'")).isZero();
  }

  @Test
  void shouldNoticeDamage() {
    // Given
    AttestationFile file = upload(ana(), "policy.pdf", pdf(1_200_000));
    Estate.execute(
        "update file_chunk set bytes = set_byte(bytes, 100, 0) where index = 1 and tenant = '"
            + estate.tenant
            + "'");

    // When
    StatusRuntimeException e =
        catchThrowableOfType(StatusRuntimeException.class, () -> download(ana(), file));

    // Then
    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DATA_LOSS);
    assertThat(TestCalls.reason(e)).isEqualTo("FILE_DAMAGED");
  }

  @Test
  void shouldHideFilesOfWorkloadsTheReaderMayNotSee() {
    // Given
    estate.workload("vault", List.of("9"), "keepers");
    TestToken keeper = estate.person("kim", "contributor").groups("keepers");
    AttestationFile file = upload(keeper, "workloads/vault", "policy.pdf", pdf(100));

    // Then
    assertThat(refusal(() -> files(ana()).getAttestationFile(named(file))))
        .isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(refusal(() -> download(ana(), file))).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(refusal(() -> upload(ana(), "workloads/vault", "p.pdf", pdf(100))))
        .isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(download(keeper, file)).hasSize(100);
  }

  @Test
  void shouldAttestWithFiles() {
    // Given
    AttestationFile file = upload(ana(), "policy.pdf", pdf(100));

    // When
    Attestation made = attest(met().addFiles(file.getName()));

    // Then
    Attestation read = list().get(0);
    assertThat(read.getFileDetailsList()).containsExactly(file);
    assertThat(read.getState()).isEqualTo(Attestation.State.STATE_ACTIVE);
    assertThat(read).isEqualTo(made);
    assertThat(
            refusal(
                () -> attest(met().addFiles(PARENT + "/attestationFiles/" + UUID.randomUUID()))))
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void shouldCountTheRenewalInPlaceOfTheRenewed() {
    // Given
    Attestation old = attest(met().setOutcome(Attestation.Outcome.OUTCOME_NOT_MET));
    assertThat(estate.numbers("shop", "c2")).containsExactly(0L, 1L, 0L, 0L, 0L, 0L);

    // When
    Attestation renewal = attest(met().setRenews(old.getName()));

    // Then
    assertThat(estate.numbers("shop", "c2")).containsExactly(1L, 0L, 0L, 0L, 0L, 0L);
    assertThat(list())
        .extracting(Attestation::getState)
        .containsExactly(Attestation.State.STATE_ACTIVE, Attestation.State.STATE_RENEWED);
    assertThat(list().get(1).getRenewedBy()).isEqualTo(renewal.getName());
    assertThat(refusal(() -> attest(met().setRenews(old.getName()))))
        .isEqualTo("ATTESTATION_SETTLED");
    assertThat(
            refusal(
                () ->
                    attest(
                        met()
                            .setPractice(Estate.practice("sec02-bp01"))
                            .setRenews(renewal.getName()))))
        .isEqualTo("FIELD_INVALID");
  }

  @Test
  void shouldGiveEachAttestationItsVersionEvenWhenNoNumberChanges() {
    Attestation first = attest(met());
    Attestation renewal = attest(met().setRenews(first.getName()));

    assertThat(renewal.getEvidenceVersion()).isEqualTo(first.getEvidenceVersion() + 1);
    assertThat(
            estate.count(
                "select evidence_version from workload where id = 'shop' and tenant = '%s'"))
        .isEqualTo(renewal.getEvidenceVersion());
  }

  @Test
  void shouldNotCountWhatItsAuthorWithdrew() {
    // Given
    Attestation made = attest(met());
    assertThat(made.getWithdrawable()).isTrue();

    // When
    Attestation withdrawn = withdraw(ana(), made, "It was the other account.");

    // Then
    assertThat(withdrawn.getState()).isEqualTo(Attestation.State.STATE_WITHDRAWN);
    assertThat(withdrawn.getWithdrawer()).isEqualTo("ana");
    assertThat(withdrawn.getWithdrawReason()).isEqualTo("It was the other account.");
    assertThat(withdrawn.getStatement()).isEqualTo(made.getStatement());
    assertThat(withdrawn.getEvidenceVersion()).isGreaterThan(made.getEvidenceVersion());
    assertThat(estate.numbers("shop", "c2")).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(refusal(() -> withdraw(ana(), made, "again"))).isEqualTo("ATTESTATION_SETTLED");
    assertThat(refusal(() -> attest(met().setRenews(made.getName()))))
        .isEqualTo("ATTESTATION_SETTLED");
  }

  @Test
  void shouldLetAuthorAndAdministratorWithdrawAndNobodyElse() {
    Attestation made = attest(met());

    assertThat(refusal(() -> withdraw(estate.person("cora", "contributor"), made, "I disagree.")))
        .isEqualTo("PERMISSION_MISSING");
    assertThat(withdraw(estate.person("adam", "admin"), made, "Wrong workload.").getState())
        .isEqualTo(Attestation.State.STATE_WITHDRAWN);
  }

  @Test
  void shouldTakeNothingNewFromPeopleForAnArchivedWorkload() {
    // Given
    Attestation made = attest(met());
    estate.archived("shop", List.of("1"));

    // Then
    StatusRuntimeException refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> attest(met()));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.getStatus().getDescription()).contains("restore it first");
    assertThat(TestCalls.reason(refused)).isEqualTo("WORKLOAD_ARCHIVED");
    assertThat(refusal(() -> attest(met().setRenews(made.getName()))))
        .isEqualTo("WORKLOAD_ARCHIVED");
    assertThat(refusal(() -> upload(ana(), "policy.pdf", pdf(100)))).isEqualTo("WORKLOAD_ARCHIVED");
    assertThat(withdraw(ana(), made, "It was the other account.").getState())
        .isEqualTo(Attestation.State.STATE_WITHDRAWN);
    estate.workload("shop", List.of("1"));
    assertThat(attest(met()).getState()).isEqualTo(Attestation.State.STATE_ACTIVE);
  }

  private static Attestation.Builder met() {
    return Attestation.newBuilder()
        .setPractice(Estate.practice("sec03-bp01"))
        .setOutcome(Attestation.Outcome.OUTCOME_MET)
        .setStatement("Looked at it.");
  }

  private Attestation attest(Attestation.Builder attestation) {
    return attestations(ana())
        .createAttestation(
            CreateAttestationRequest.newBuilder()
                .setParent(PARENT)
                .setAttestation(attestation)
                .build());
  }

  private Attestation withdraw(TestToken by, Attestation made, String why) {
    return attestations(by)
        .withdrawAttestation(
            WithdrawAttestationRequest.newBuilder().setName(made.getName()).setReason(why).build());
  }

  private List<Attestation> list() {
    return attestations(ana())
        .listAttestations(ListAttestationsRequest.newBuilder().setParent(PARENT).build())
        .getAttestationsList();
  }

  private static AttestationServiceBlockingStub attestations(TestToken token) {
    return TestCalls.as(token, AttestationServiceGrpc::newBlockingStub);
  }

  private static AttestationFileServiceGrpc.AttestationFileServiceBlockingStub files(
      TestToken token) {
    return TestCalls.as(token, AttestationFileServiceGrpc::newBlockingStub);
  }

  private TestToken ana() {
    return estate.person("ana", "contributor");
  }

  private static GetAttestationFileRequest named(AttestationFile file) {
    return GetAttestationFileRequest.newBuilder().setName(file.getName()).build();
  }

  private static byte[] download(TestToken token, AttestationFile file) {
    Iterator<DownloadAttestationFileResponse> parts =
        files(token)
            .downloadAttestationFile(
                DownloadAttestationFileRequest.newBuilder().setName(file.getName()).build());
    assertThat(parts.next().getFile()).isEqualTo(file);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEachRemaining(part -> whole.writeBytes(part.getChunk().toByteArray()));
    return whole.toByteArray();
  }

  private static AttestationFile upload(TestToken token, String name, byte[] bytes) {
    return upload(token, PARENT, name, bytes);
  }

  private static AttestationFile upload(TestToken token, String parent, String name, byte[] bytes) {
    CompletableFuture<AttestationFile> result = new CompletableFuture<>();
    StreamObserver<UploadAttestationFileRequest> out =
        TestCalls.as(token, AttestationFileServiceGrpc::newStub)
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
            .setHeader(AttestationFileHeader.newBuilder().setParent(parent).setFileName(name))
            .build());
    for (int i = 0; i < bytes.length && !result.isDone(); i += 300_000) {
      int length = Math.min(300_000, bytes.length - i);
      out.onNext(
          UploadAttestationFileRequest.newBuilder()
              .setChunk(ByteString.copyFrom(bytes, i, length))
              .build());
    }
    out.onCompleted();
    try {
      return result.orTimeout(60, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StatusRuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  private static byte[] pdf(int size) {
    byte[] pdf = new byte[size];
    new Random(size).nextBytes(pdf);
    System.arraycopy(bytes("%PDF-1.7\n"), 0, pdf, 0, 9);
    return pdf;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String refusal(ThrowingCallable call) {
    return TestCalls.reason(catchThrowableOfType(StatusRuntimeException.class, call));
  }
}
