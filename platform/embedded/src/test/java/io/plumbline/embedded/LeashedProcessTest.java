package io.plumbline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashedProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void shouldEndTheChildWhenTheParentIsKilled() throws Exception {
    // Given
    Path pidFile = directory.resolve("sleeper.pid");
    Process parent =
        new ProcessBuilder(
                JavaProgram.path(),
                "-cp",
                System.getProperty("java.class.path"),
                SleeperParent.class.getName(),
                directory.toString())
            .inheritIO()
            .start();
    awaitFile(pidFile);
    long child = Long.parseLong(Files.readString(pidFile).split(" ")[0]);
    ProcessHandle sleeper = ProcessHandle.of(child).orElseThrow();

    // When
    parent.destroyForcibly().waitFor();

    // Then
    sleeper.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(sleeper.isAlive()).isFalse();
  }

  @Test
  void shouldEndTheOrphanWhenStartedAgain() {
    // Given
    LeashedProcess first = LeashedProcess.start(sleeper("60"));

    // When
    LeashedProcess second = LeashedProcess.start(sleeper("60"));

    // Then
    assertThat(first.isAlive()).isFalse();
    assertThat(second.isAlive()).isTrue();
    second.close();
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void shouldSayCodeAndLastLinesWhenTheChildFails() {
    // Given
    LeashedProcess failing =
        LeashedProcess.start(
            LeashedCommand.of(
                "failing", List.of("sh", "-c", "echo out of cheese; exit 3"), Map.of(), directory));

    // When, Then
    assertThatThrownBy(() -> failing.awaitReady(LIMIT, () -> false))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("failing ended with code 3")
        .hasMessageContaining("out of cheese");
  }

  private LeashedCommand sleeper(String seconds) {
    return LeashedCommand.of("sleeper", List.of("sleep", seconds), Map.of(), directory);
  }

  private static void awaitFile(Path file) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(file) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    Thread.sleep(200);
  }

  /** A parent that starts a long sleep and waits to be killed. */
  static final class SleeperParent {
    private SleeperParent() {}

    public static void main(String[] arguments) throws InterruptedException {
      LeashedProcess.start(
          LeashedCommand.of("sleeper", List.of("sleep", "120"), Map.of(), Path.of(arguments[0])));
      Thread.sleep(LIMIT.toMillis());
    }
  }
}
