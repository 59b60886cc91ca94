package io.plumbline.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.cli.client.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {
  private static final int LONG = 100_000;

  @TempDir Path data;

  private Path log = Path.of("");

  @BeforeEach
  void folder() throws IOException {
    log = data.resolve("parts/evidence/evidence.log");
    Files.createDirectories(log.getParent());
  }

  @Test
  void shouldPrintWholeLinesHoweverLongTheyAre() throws IOException {
    // Given
    String wide = "ü".repeat(LONG);
    Files.writeString(log, "first\n" + wide + "\nlast\n");

    // When
    CommandRun run = logs("evidence", "-n", "2");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(wide + "\nlast\n");
  }

  @Test
  void shouldPrintAllThereIsOfAShortLog() throws IOException {
    // Given
    String all =
        IntStream.range(0, 3).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    Files.writeString(log, all);

    // When, Then
    assertThat(logs("evidence").out()).isEqualTo(all);
    assertThat(logs().out()).isEqualTo("==> evidence <==\n" + all);
  }

  @Test
  void shouldRefuseANumberOfLinesThatIsNone() throws IOException {
    // Given
    Files.writeString(log, "a\n");

    // When
    CommandRun run = logs("evidence", "-n", "-5");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEqualToIgnoringNewLines("plumbline: --lines must be at least 1");
  }

  @Test
  void shouldSayThatThereAreNoLogs() {
    CommandRun run = logs();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("there are no logs in " + data);
  }

  private CommandRun logs(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "logs";
    System.arraycopy(more, 0, arguments, 1, more.length);
    arguments[more.length + 1] = "--data";
    arguments[more.length + 2] = data.toString();
    return CommandRun.of(arguments);
  }
}
