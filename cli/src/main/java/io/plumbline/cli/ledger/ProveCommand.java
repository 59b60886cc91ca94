package io.plumbline.cli.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.CallFailure;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.stack.Part;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.GetConsistencyProofRequest;
import io.plumbline.proto.evidence.v1.GetEvidenceProofRequest;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;
import io.plumbline.proto.evidence.v1.ProofContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline ledger prove}. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Saves the proof that a finding or an attestation was recorded as it stands.",
      "Exit code 0 when done, 1 when there is no proof or the call failed."
    })
final class ProveCommand implements Callable<Integer> {
  private static final int TRIES = 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(
      paramLabel = "FINDING|ATTESTATION",
      description = "findings/ID, an ID of a finding, or workloads/WORKLOAD/attestations/ID.")
  private String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to save it; the usual ending is .tlog-proof.")
  private Path file = Path.of("");

  @Option(
      names = "--checkpoint-before",
      paramLabel = "FILE",
      description =
          "A checkpoint kept earlier; the file then proves too that the log goes on from it.")
  private @Nullable Path before;

  @Override
  public Integer call() throws IOException {
    try (Connection connection = client.connect("audrey")) {
      InclusionProof proof = proof(connection);
      String text = proof.getProofFile();
      if (before != null) {
        Checkpoint kept = Checkpoint.parse(SignedNote.parse(Files.readString(before)).text());
        text = with(text, consistency(connection, kept.size(), proof.getCheckpoint().getSize()));
      }
      Files.writeString(file, text);
      output.print(
          JsonNodeFactory.instance
              .objectNode()
              .put("file", file.toString())
              .put("leaf", proof.getLeaf().getSequence())
              .put("size", proof.getCheckpoint().getSize())
              .put("origin", proof.getCheckpoint().getOrigin()),
          () ->
              "%s: leaf %d of %d in %s"
                  .formatted(
                      file,
                      proof.getLeaf().getSequence(),
                      proof.getCheckpoint().getSize(),
                      proof.getCheckpoint().getOrigin()));
      return 0;
    }
  }

  /** What was just recorded gets its place in a moment. */
  private InclusionProof proof(Connection connection) {
    String resource = name.contains("/") ? name : "findings/" + name;
    GetEvidenceProofRequest request =
        GetEvidenceProofRequest.newBuilder().setName(resource).build();
    for (int tries = 1; ; tries++) {
      try {
        return connection
            .stub(Part.EVIDENCE, LedgerServiceGrpc::newBlockingStub)
            .getEvidenceProof(request);
      } catch (StatusRuntimeException refusal) {
        boolean soon = CallFailure.reason(refusal).filter("LEDGER_PENDING"::equals).isPresent();
        if (!soon || tries == TRIES) {
          throw refusal;
        }
        pause();
      }
    }
  }

  private static ConsistencyProof consistency(Connection connection, long first, long second) {
    return connection
        .stub(Part.EVIDENCE, LedgerServiceGrpc::newBlockingStub)
        .getConsistencyProof(
            GetConsistencyProofRequest.newBuilder()
                .setFirstSize(first)
                .setSecondSize(second)
                .build());
  }

  private static String with(String text, ConsistencyProof consistency)
      throws InvalidProtocolBufferException {
    LogProof proof = LogProof.parse(text);
    ProofContent content =
        ProofContent.parseFrom(proof.extra()).toBuilder().setConsistency(consistency).build();
    return new LogProof(content.toByteArray(), proof.index(), proof.path(), proof.checkpoint())
        .text();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    }
  }
}
