package io.plumbline.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.IngestServiceGrpc;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.UploadHeader;
import io.plumbline.proto.evidence.v1.UploadProgress;
import io.plumbline.proto.evidence.v1.UploadScanRequest;
import io.plumbline.proto.evidence.v1.UploadScanResponse;
import io.plumbline.proto.evidence.v1.WorkloadVersion;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
  private static final int LARGE = 3 * 1024 * 1024;

  @TempDir Path directory;

  private final Evidence evidence = new Evidence();
  private final Scorecards scorecards = new Scorecards();
  private final FakeServer server = new FakeServer(evidence, scorecards);
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("scan.json");
    Files.write(file, new byte[LARGE]);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldSendTheWholeFileWithTokenAndHeader() {
    // When
    CommandRun run = ingest("--workload", "webshop", "--format", "prowler-ocsf", "--complete");

    // Then
    assertThat(run.code()).isZero();
    UploadHeader header = evidence.headers.get(0);
    assertThat(header.getFileName()).isEqualTo("scan.json");
    assertThat(header.getWorkload()).isEqualTo("workloads/webshop");
    assertThat(header.getFormat()).isEqualTo(ScanFormat.SCAN_FORMAT_PROWLER_OCSF);
    assertThat(header.getComplete()).isTrue();
    assertThat(header.getRequestId()).hasSize(36);
    assertThat(evidence.bytes).isEqualTo(LARGE);
    assertThat(server.authorizations()).containsOnly("Bearer secret");
  }

  @Test
  void shouldSayForRecordsWhatTheyDoNot() {
    // When
    CommandRun run = ingest("--account", "42", "--region", "eu-west-1", "--format", "kube-bench");

    // Then
    assertThat(run.code()).isZero();
    UploadHeader header = evidence.headers.get(0);
    assertThat(header.getAccount()).isEqualTo("42");
    assertThat(header.getRegion()).isEqualTo("eu-west-1");
    assertThat(header.getFormat()).isEqualTo(ScanFormat.SCAN_FORMAT_KUBE_BENCH);
    assertThat(header.getObserveTime().getSeconds()).isPositive();
  }

  @Test
  void shouldSayWhenFindingsAreOutsideTheWorkloadTheyWereSentFor() {
    // Given
    evidence.outcomes = evidence.outcomes.toBuilder().setUnrouted(2).build();

    // When
    CommandRun run = ingest("--workload", "webshpo");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("2 of its findings are not routed to workloads/webshpo");
  }

  @Test
  void shouldSayWhenAFileHoldsNoRecords() {
    // Given
    evidence.outcomes = IngestOutcomes.getDefaultInstance();

    // When
    CommandRun run = ingest();

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("asff, no records");
  }

  @Test
  void shouldPrintTheOutcomesAsJson() throws IOException {
    // When
    CommandRun run = ingest("--json");

    // Then
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "scan",
            "format",
            "detection",
            "read",
            "new",
            "changed",
            "refreshed",
            "unchanged",
            "outdated",
            "duplicate",
            "quarantined",
            "gone",
            "unrouted",
            "unmapped");
    assertThat(json.path("read").asLong()).isEqualTo(3);
    assertThat(json.path("format").asText()).isEqualTo("asff");
  }

  @Test
  void shouldWaitForTheScorecardOfEachWorkload() {
    // When
    CommandRun run = ingest("--wait", "10s");

    // Then
    assertThat(run.code()).isZero();
    assertThat(scorecards.asked).hasSize(1);
    assertThat(scorecards.asked.get(0).getName()).isEqualTo("workloads/webshop/scorecard");
    assertThat(scorecards.asked.get(0).getMinEvidenceVersion()).isEqualTo(7);
  }

  @Test
  void shouldExitWith2WhenTheDocumentIsRefused() {
    // Given
    evidence.refusal = Status.INVALID_ARGUMENT.withDescription("line 3, column 9: no value");

    // When
    CommandRun run = ingest();

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("scan.json: INVALID_ARGUMENT: line 3, column 9: no value");
  }

  @Test
  void shouldExitWith2WhenEveryRecordIsQuarantined() {
    // Given
    evidence.outcomes = IngestOutcomes.newBuilder().setRead(2).setQuarantined(2).build();

    // When, Then
    assertThat(ingest().code()).isEqualTo(2);
  }

  @Test
  void shouldExitWith1WhenTheCallIsDenied() {
    // Given
    evidence.refusal = Status.PERMISSION_DENIED.withDescription("not yours");

    // When, Then
    assertThat(ingest().code()).isEqualTo(1);
  }

  @Test
  void shouldExitWith1WhenOneOfTwoFilesIsMissing() {
    // When
    CommandRun run = ingest(directory.resolve("missing.json").toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(evidence.headers).hasSize(1);
    assertThat(run.err()).contains("missing.json: no such file").doesNotContain("Exception");
  }

  @Test
  void shouldRefuseWrongUsageInOneLine() {
    // When
    CommandRun run = CommandRun.of("ingest", "--wait", "soon", "x");

    // Then
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains("soon is not a time such as 10s");
  }

  @Test
  void shouldOfferFormatsOfFilesOnly() {
    // When
    CommandRun run = ingest("--format", "native");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("format native is not one of PROWLER_OCSF, ASFF");
    assertThat(evidence.headers).isEmpty();
  }

  private CommandRun ingest(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("ingest", "--server", server.address(), "--token", "secret"));
    arguments.add(file.toString());
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Takes everything and answers with fixed outcomes, or refuses. */
  private static final class Evidence extends IngestServiceGrpc.IngestServiceImplBase {
    private final List<UploadHeader> headers = new ArrayList<>();
    private long bytes;
    private Status refusal = Status.OK;
    private IngestOutcomes outcomes = IngestOutcomes.newBuilder().setRead(3).setNew(3).build();

    @Override
    public StreamObserver<UploadScanRequest> uploadScan(
        StreamObserver<UploadScanResponse> responses) {
      return new StreamObserver<>() {
        @Override
        public void onNext(UploadScanRequest request) {
          if (request.hasHeader()) {
            headers.add(request.getHeader());
          }
          bytes += request.getChunk().size();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {
          if (!refusal.isOk()) {
            responses.onError(refusal.asRuntimeException());
            return;
          }
          responses.onNext(
              UploadScanResponse.newBuilder()
                  .setProgress(UploadProgress.newBuilder().setByteCount(bytes))
                  .build());
          responses.onNext(UploadScanResponse.newBuilder().setResult(result()).build());
          responses.onCompleted();
        }
      };
    }

    private IngestResult result() {
      return IngestResult.newBuilder()
          .setScan("scans/0191")
          .setFormat(ScanFormat.SCAN_FORMAT_ASFF)
          .setOutcomes(outcomes)
          .addWorkloads(
              WorkloadVersion.newBuilder().setWorkload("workloads/webshop").setEvidenceVersion(7))
          .build();
    }
  }

  /** Answers at once. */
  private static final class Scorecards extends ScorecardServiceGrpc.ScorecardServiceImplBase {
    private final List<GetScorecardRequest> asked = new ArrayList<>();

    @Override
    public void getScorecard(GetScorecardRequest request, StreamObserver<Scorecard> response) {
      asked.add(request);
      response.onNext(Scorecard.getDefaultInstance());
      response.onCompleted();
    }
  }
}
