package io.plumbline.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.proto.evidence.v1.Checkpoint;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.GetConsistencyProofRequest;
import io.plumbline.proto.evidence.v1.GetEvidenceProofRequest;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.Leaf;
import io.plumbline.proto.evidence.v1.LedgerFault;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import io.plumbline.proto.evidence.v1.LedgerVerdict;
import io.plumbline.proto.evidence.v1.VerifyLedgerRequest;
import io.plumbline.proto.evidence.v1.VerifyLedgerResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCallsTest {
  @TempDir private Path folder = Path.of("");
  private final KeptLog log = new KeptLog(6);
  private final Fake fake = new Fake();
  private final FakeServer server = new FakeServer(fake);
  private final String address = server.address();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldSaveAProofThatVerifiesAgainstAKeptCheckpoint() throws IOException {
    // Given
    Path kept = Files.writeString(folder.resolve("kept"), log.note(4));
    Path file = folder.resolve("a.tlog-proof");

    // When
    CommandRun prove =
        run("prove", "x", "-o", file.toString(), "--checkpoint-before", kept.toString());

    // Then
    assertThat(prove.code()).as(prove.err()).isZero();
    assertThat(fake.tries).isEqualTo(2);
    CommandRun verify =
        CommandRun.of(
            "ledger",
            "verify",
            file.toString(),
            "--key",
            log.signer.key().text(),
            "--checkpoint-before",
            kept.toString());
    assertThat(verify.code()).as(verify.out()).isZero();
  }

  @Test
  void shouldNamePlacesOfFaultsAndEndWithOne() throws IOException {
    CommandRun run = run("check", "--json");
    assertThat(run.code()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/whole").asBoolean()).isFalse();
    assertThat(json.at("/faults/0/place").asText()).isEqualTo("leaf 3");
    assertThat(json.at("/faults/0/kind").asText()).isEqualTo("LEAF_CHANGED");
    assertThat(run("check").out()).contains("FAULT leaf 3: its bytes (LEAF_CHANGED)");
  }

  @Test
  void shouldEndWithTwoWhenItCouldNotBeChecked() {
    server.close();
    assertThat(run("check").code()).isEqualTo(2);
  }

  private CommandRun run(String command, String... more) {
    String[] all = new String[more.length + 6];
    all[0] = "ledger";
    all[1] = command;
    System.arraycopy(more, 0, all, 2, more.length);
    all[more.length + 2] = "--server";
    all[more.length + 3] = address;
    all[more.length + 4] = "--token";
    all[more.length + 5] = "t";
    return CommandRun.of(all);
  }

  /** The first proof has no place yet; the ledger has a fault. */
  private final class Fake extends LedgerServiceGrpc.LedgerServiceImplBase {
    private int tries;

    @Override
    public void getEvidenceProof(
        GetEvidenceProofRequest request, StreamObserver<InclusionProof> response) {
      assertThat(request.getName()).isEqualTo("findings/x");
      if (++tries == 1) {
        response.onError(
            StatusProto.toStatusRuntimeException(
                com.google.rpc.Status.newBuilder()
                    .setCode(Status.Code.UNAVAILABLE.value())
                    .addDetails(
                        Any.pack(ErrorInfo.newBuilder().setReason("LEDGER_PENDING").build()))
                    .build()));
        return;
      }
      LogProof proof = log.proof(log.content());
      response.onNext(
          InclusionProof.newBuilder()
              .setLeaf(Leaf.newBuilder().setSequence(proof.index()))
              .setCheckpoint(Checkpoint.newBuilder().setSize(log.size()).setOrigin("o"))
              .setProofFile(proof.text())
              .build());
      response.onCompleted();
    }

    @Override
    public void getConsistencyProof(
        GetConsistencyProofRequest request, StreamObserver<ConsistencyProof> response) {
      assertThat(request.getSecondSize()).isEqualTo(log.size());
      response.onNext(log.consistency((int) request.getFirstSize()));
      response.onCompleted();
    }

    @Override
    public void verifyLedger(
        VerifyLedgerRequest request, StreamObserver<VerifyLedgerResponse> response) {
      response.onNext(
          VerifyLedgerResponse.newBuilder()
              .setFault(
                  LedgerFault.newBuilder()
                      .setKind(LedgerFault.Kind.KIND_LEAF_CHANGED)
                      .setPlace("leaf 3")
                      .setMessage("its bytes"))
              .build());
      response.onNext(
          VerifyLedgerResponse.newBuilder()
              .setVerdict(LedgerVerdict.newBuilder().setLeafCount(6).setFaultCount(1))
              .build());
      response.onCompleted();
    }
  }
}
