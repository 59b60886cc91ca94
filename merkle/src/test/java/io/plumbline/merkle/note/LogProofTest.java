package io.plumbline.merkle.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.Logs;
import io.plumbline.merkle.Proofs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogProofTest {

  private final NoteSigner signer = new NoteSigner("example.com/log", Ed25519.generate());

  @Test
  void shouldComeBackAsItWas() {
    Logs log = Logs.of(300);
    String checkpoint =
        signer.sign(new Checkpoint("example.com/log", 300, log.frontier().root()).text());
    LogProof proof = new LogProof(new byte[] {1, 2}, 299, log.inclusion(299, 300), checkpoint);

    LogProof read = LogProof.parse(proof.text());

    assertThat(read.text()).isEqualTo(proof.text());
    assertThat(read.extra()).containsExactly(1, 2);
    SignedNote note = SignedNote.parse(read.checkpoint());
    assertThat(note.signer(List.of(signer.key()))).isPresent();
    Checkpoint head = Checkpoint.parse(note.text());
    assertThat(Proofs.includes(log.leaf(299), read.index(), head.size(), read.path(), head.root()))
        .isTrue();
  }

  @Test
  void shouldNeedNoPathForASingleLeafAndNoExtra() {
    byte[] leaf = Hashes.leaf(new byte[] {7});
    String checkpoint = signer.sign(new Checkpoint("example.com/log", 1, leaf).text());
    LogProof proof = LogProof.parse(new LogProof(new byte[0], 0, List.of(), checkpoint).text());
    assertThat(proof.path()).isEmpty();
    assertThat(proof.extra()).isEmpty();
    assertThat(proof.checkpoint()).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c2sp.org/tlog-proof@v2;index 0;;x | line 1",
        "c2sp.org/tlog-proof@v1;;x | line 2",
        "c2sp.org/tlog-proof@v1;extra ##;index 0;;x | line 2: not base64",
        "c2sp.org/tlog-proof@v1;extra AA==;index 00;;x | line 3",
        "c2sp.org/tlog-proof@v1;index -1;;x | line 2",
        "c2sp.org/tlog-proof@v1;index 1;AAAA;;x | line 3: not a hash",
        "c2sp.org/tlog-proof@v1;index 1 | line 1"
      })
  void shouldSayWhichLineIsWrong(String lines, String message) {
    assertThatThrownBy(() -> LogProof.parse(lines.replace(';', '\n')))
        .isInstanceOf(MalformedNoteException.class)
        .hasMessageContaining(message);
  }
}
