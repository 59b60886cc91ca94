package io.plumbline.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.merkle.note.NoteSigner;
import io.plumbline.proto.evidence.v1.ProofContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No server is there: whatever is verified is verified by the file and the key alone. */
class VerifyCommandTest {
  @TempDir private Path folder = Path.of("");
  private final KeptLog log = new KeptLog(11);

  @Test
  void shouldSayThatAProofHoldsAndWhatItProves() throws IOException {
    // When
    CommandRun run = verify(log.proof(log.content()), "--json");

    // Then
    assertThat(run.code()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/holds").asBoolean()).isTrue();
    assertThat(json.at("/steps").findValuesAsText("step"))
        .containsExactly("signature", "inclusion", "finding");
    assertThat(json.at("/size").asInt()).isEqualTo(12);
    assertThat(json.at("/proven/finding").asText())
        .isEqualTo("findings/00000000-0000-0000-0000-000000000002");
    assertThat(json.at("/proven/observation").asText()).isEqualTo("FAIL");
    assertThat(verify(log.proof(log.content())).out()).endsWith("The proof holds.\n");
  }

  @Test
  void shouldTakeAPublicKeyInPem() throws IOException {
    Path pem = save("ledger.pub", Ed25519.pem(log.pair.getPublic()));
    CommandRun run = run(log.proof(log.content()).text(), "--key", pem.toString());
    assertThat(run.code()).isZero();
  }

  @Test
  void shouldNoticeAFlippedBitOfTheEntry() throws IOException {
    byte[] entry = log.entry(log.size() - 1);
    entry[4] ^= 1;
    assertFails(log.proof(log.content().setEntry(ByteString.copyFrom(entry))), "inclusion");
  }

  @Test
  void shouldNoticeAFindingThatIsNotInTheBatch() throws IOException {
    ProofContent.Builder content = log.content();
    byte[] leaf = content.getFinding().getLeaf().toByteArray();
    leaf[25] = 1;
    content.getFindingBuilder().setLeaf(ByteString.copyFrom(leaf));
    assertFails(log.proof(content), "finding");

    ProofContent.Builder moved = log.content();
    moved.getFindingBuilder().setIndex(0);
    assertFails(log.proof(moved), "finding");
  }

  @Test
  void shouldNoticeAPathOrPlaceThatIsAnother() throws IOException {
    LogProof proof = log.proof(log.content());
    List<byte[]> path = new ArrayList<>(proof.path());
    Collections.reverse(path);
    assertFails(new LogProof(proof.extra(), proof.index(), path, proof.checkpoint()), "inclusion");
    assertFails(new LogProof(proof.extra(), 3, proof.path(), proof.checkpoint()), "inclusion");
  }

  @Test
  void shouldNoticeAProofForAnotherSize() throws IOException {
    LogProof proof = log.proof(log.content());
    assertFails(
        new LogProof(proof.extra(), proof.index(), proof.path(), new KeptLog(20).note(5)),
        "signature");
    assertFails(
        new LogProof(proof.extra(), proof.index(), proof.path(), log.note(11)), "inclusion");
  }

  @Test
  void shouldNoticeACheckpointThatWasChangedOrSignedByAnother() throws IOException {
    LogProof proof = log.proof(log.content());
    String changed = proof.checkpoint().replace("\n12\n", "\n13\n");
    assertFails(new LogProof(proof.extra(), proof.index(), proof.path(), changed), "signature");
    NoteSigner foreign = new NoteSigner(KeptLog.ORIGIN, Ed25519.generate());
    CommandRun run = run(proof.text(), "--key", foreign.key().text());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("FAILS signature: no trusted key signed the checkpoint of");
  }

  @Test
  void shouldHoldTheLogAgainstACheckpointKeptEarlier() throws IOException {
    // Given
    Path kept = save("kept", log.note(5));
    ProofContent.Builder content = log.content().setConsistency(log.consistency(5));

    // Then
    CommandRun good = verify(log.proof(content), "--checkpoint-before", kept.toString());
    assertThat(good.code()).isZero();
    assertThat(good.out()).contains("the log of 12 leaves goes on from the one of 5");

    CommandRun without = verify(log.proof(log.content()), "--checkpoint-before", kept.toString());
    assertThat(without.code()).isEqualTo(1);
    assertThat(without.out()).contains("make it with --checkpoint-before");
  }

  @Test
  void shouldNoticeAForkAndARollBack() throws IOException {
    // Given: the same key signed another log of five leaves, and a longer one
    String fork = log.signer.sign(new Checkpoint(KeptLog.ORIGIN, 5, new byte[32]).text());
    String longer = log.signer.sign(new Checkpoint(KeptLog.ORIGIN, 50, new byte[32]).text());
    ProofContent.Builder content = log.content().setConsistency(log.consistency(5));

    // Then
    for (String kept : List.of(fork, longer)) {
      CommandRun run =
          verify(log.proof(content), "--checkpoint-before", save("kept", kept).toString());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).contains("FAILS consistency");
    }
  }

  @Test
  void shouldSayWhenThereIsNothingToVerify() throws IOException {
    assertThat(run("not a proof", "--key", log.signer.key().text()).code()).isEqualTo(2);
    assertThat(run("not a proof", "--key", log.signer.key().text()).err()).contains("line 1");
    LogProof proof = log.proof(log.content());
    assertThat(run(proof.text(), "--key", "no key").code()).isEqualTo(2);
    String gone = folder.resolve("gone").toString();
    CommandRun missing = CommandRun.of("ledger", "verify", gone, "--key", log.signer.key().text());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains(gone + ": ").doesNotContain("Exception");
    LogProof strange =
        new LogProof(new byte[] {(byte) 0xff}, proof.index(), proof.path(), proof.checkpoint());
    assertThat(verify(strange).code()).isEqualTo(2);
  }

  private void assertFails(LogProof proof, String step) throws IOException {
    CommandRun run = verify(proof);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("FAILS " + step).endsWith("The proof does not hold.\n");
  }

  private CommandRun verify(LogProof proof, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--key", log.signer.key().text()));
    arguments.addAll(List.of(more));
    return run(proof.text(), arguments.toArray(String[]::new));
  }

  private CommandRun run(String text, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("ledger", "verify"));
    arguments.add(save("a.tlog-proof", text).toString());
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private Path save(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
