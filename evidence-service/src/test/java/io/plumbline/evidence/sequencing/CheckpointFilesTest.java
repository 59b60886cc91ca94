package io.plumbline.evidence.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {

  private final NoteSigner signer = new NoteSigner("log/acme", Ed25519.generate());

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldGiveBackWhatWasStoredInItsOrder() {
    // Given
    CheckpointFiles files = new CheckpointFiles(folder.resolve("new"));
    assertThat(files.newest("acme")).isEmpty();
    assertThat(files.tenants()).isEmpty();
    List<String> notes = new ArrayList<>();
    for (int size = 1; size <= 500; size++) {
      notes.add(note(size));
    }

    // When
    notes.forEach(note -> files.store("acme", note));
    files.store("zeta.corp", note(1));

    // Then
    assertThat(files.all("acme")).isEqualTo(notes);
    assertThat(files.newest("acme")).contains(notes.get(499));
    assertThat(files.tenants()).containsExactly("acme", "zeta.corp");
    assertThat(files.all("nobody")).isEmpty();
  }

  @Test
  void shouldPassOverANoteThatACrashCutShort() throws IOException {
    // Given
    CheckpointFiles files = new CheckpointFiles(folder);
    files.store("acme", note(1));
    String torn = note(2).substring(0, 20);
    Path file = folder.resolve("acme.checkpoints");
    Files.write(file, torn.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

    // Then
    assertThat(files.newest("acme")).contains(note(1));

    // When
    files.store("acme", note(3));
    files.store("acme", note(4));

    // Then
    assertThat(files.newest("acme")).contains(note(4));
    assertThat(files.all("acme")).contains(note(1), note(4));
  }

  private String note(int size) {
    return signer.sign(new Checkpoint("log/acme", size, new byte[32]).text());
  }
}
