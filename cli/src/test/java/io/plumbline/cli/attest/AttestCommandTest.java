package io.plumbline.cli.attest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationFile;
import io.plumbline.proto.evidence.v1.AttestationFileServiceGrpc;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.DownloadAttestationFileResponse;
import io.plumbline.proto.evidence.v1.UploadAttestationFileRequest;
import io.plumbline.proto.evidence.v1.UploadAttestationFileResponse;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestCommandTest {
  private static final String FILE = "workloads/webshop/attestationFiles/f";

  @TempDir Path directory;

  private final Attestations attestations = new Attestations();
  private final Store store = new Store();
  private final FakeServer server = new FakeServer(new Assessments(), attestations, store);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldUploadFilesFirstAndNameThem() throws IOException {
    // Given
    byte[] large = new byte[700_000];
    Path policy = Files.write(directory.resolve("policy.pdf"), large);
    Path minutes = Files.writeString(directory.resolve("minutes.txt"), "seen");

    // When
    CommandRun run =
        run(
            "attest",
            "webshop",
            "SEC06-BP01",
            "MET",
            "--statement",
            "Saw it.",
            "--file",
            policy.toString(),
            "--file",
            minutes.toString(),
            "--renew",
            "0198c0de-0000-7000-8000-000000000000",
            "--json");

    // Then
    assertThat(run.code()).isZero();
    Attestation sent = attestations.created.get(0);
    assertThat(sent.getFilesList()).containsExactly(FILE + 1, FILE + 2);
    assertThat(sent.getRenews())
        .isEqualTo("workloads/webshop/attestations/0198c0de-0000-7000-8000-000000000000");
    assertThat(store.content.get(0).toByteArray()).isEqualTo(large);
    assertThat(store.names).containsExactly("policy.pdf", "minutes.txt");
    assertThat(new ObjectMapper().readTree(run.out()).path("state").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void shouldAttestNothingWhenAFileIsRefused() throws IOException {
    Path page = Files.writeString(directory.resolve("evil.pdf"), "<html>");
    store.refusal = Status.INVALID_ARGUMENT.withDescription("the content is text/html");

    CommandRun run =
        run(
            "attest",
            "webshop",
            "SEC06-BP01",
            "MET",
            "--statement",
            "x",
            "--file",
            page.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("the content is text/html");
    assertThat(attestations.created).isEmpty();
  }

  @Test
  void shouldSaveAFileOnlyWhenAllOfItAgreesWithItsDigest() throws Exception {
    // Given
    store.content.add(ByteString.copyFromUtf8("seen"));
    store.digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("seen".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    Path target = directory.resolve("saved.txt");

    // When
    CommandRun good = run("attestation", "download", FILE + 1, "-o", target.toString());
    store.digest = "00";
    Path other = directory.resolve("other.txt");
    CommandRun bad = run("attestation", "download", FILE + 1, "-o", other.toString());

    // Then
    assertThat(good.code()).isZero();
    assertThat(target).hasContent("seen");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("damaged");
    assertThat(directory).isDirectoryNotContaining("glob:**other*");
  }

  @Test
  void shouldNotBeLedOutOfTheFolderByAFileName() {
    assertThat(AttestationDownloadCommand.safe("../../.ssh/authorized_keys"))
        .isEqualTo("_.._.._.ssh_authorized_keys");
    assertThat(AttestationDownloadCommand.safe("policy.pdf")).isEqualTo("policy.pdf");
  }

  @Test
  void shouldWithdrawWithAReason() {
    CommandRun run = run("attestation", "withdraw", "workloads/w/attestations/a", "--reason", "No");

    assertThat(run.code()).isZero();
    assertThat(attestations.withdrawn.get(0).getReason()).isEqualTo("No");
    assertThat(run("attestation", "withdraw", "workloads/w/attestations/a").code()).isEqualTo(64);
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", server.address(), "--token", "secret"));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** One assessment. */
  private static final class Assessments extends AssessmentServiceGrpc.AssessmentServiceImplBase {
    @Override
    public void listAssessments(
        ListAssessmentsRequest request, StreamObserver<ListAssessmentsResponse> out) {
      out.onNext(
          ListAssessmentsResponse.newBuilder()
              .addAssessments(Assessment.newBuilder().setEdition("frameworks/f/editions/e"))
              .build());
      out.onCompleted();
    }
  }

  /** Takes every attestation. */
  private static final class Attestations
      extends AttestationServiceGrpc.AttestationServiceImplBase {
    private final List<Attestation> created = new ArrayList<>();
    private final List<WithdrawAttestationRequest> withdrawn = new ArrayList<>();

    @Override
    public void createAttestation(
        CreateAttestationRequest request, StreamObserver<Attestation> out) {
      created.add(request.getAttestation());
      out.onNext(
          request.getAttestation().toBuilder().setState(Attestation.State.STATE_ACTIVE).build());
      out.onCompleted();
    }

    @Override
    public void withdrawAttestation(
        WithdrawAttestationRequest request, StreamObserver<Attestation> out) {
      withdrawn.add(request);
      out.onNext(Attestation.newBuilder().setName(request.getName()).build());
      out.onCompleted();
    }
  }

  /** Keeps what comes. */
  private static final class Store
      extends AttestationFileServiceGrpc.AttestationFileServiceImplBase {
    private final List<String> names = new ArrayList<>();
    private final List<ByteString> content = new ArrayList<>();
    private Status refusal = Status.OK;
    private String digest = "";

    @Override
    public StreamObserver<UploadAttestationFileRequest> uploadAttestationFile(
        StreamObserver<UploadAttestationFileResponse> out) {
      return new StreamObserver<>() {
        private ByteString whole = ByteString.EMPTY;

        @Override
        public void onNext(UploadAttestationFileRequest message) {
          if (message.hasHeader()) {
            names.add(message.getHeader().getFileName());
          }
          whole = whole.concat(message.getChunk());
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
          if (!refusal.isOk()) {
            out.onError(refusal.asRuntimeException());
            return;
          }
          content.add(whole);
          out.onNext(
              UploadAttestationFileResponse.newBuilder()
                  .setFile(AttestationFile.newBuilder().setName(FILE + content.size()))
                  .build());
          out.onCompleted();
        }
      };
    }

    @Override
    public void downloadAttestationFile(
        DownloadAttestationFileRequest request,
        StreamObserver<DownloadAttestationFileResponse> out) {
      out.onNext(
          DownloadAttestationFileResponse.newBuilder()
              .setFile(AttestationFile.newBuilder().setName(request.getName()).setSha256(digest))
              .build());
      out.onNext(DownloadAttestationFileResponse.newBuilder().setChunk(content.get(0)).build());
      out.onCompleted();
    }
  }
}
