package io.plumbline.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A child process on a leash: it ends when this process ends, even by {@code kill -9}, because a
 * small shell beside it waits for the end of its standard input. It has a session of its own, so
 * that Ctrl-C at the terminal reaches the parent only, which then stops its children in order.
 */
public final class LeashedProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 60;
  private static final int TAIL_LINES = 5;
  private static final String LEASH = readLeash();

  private final LeashedCommand command;
  private final Process process;

  private LeashedProcess(LeashedCommand command, Process process) {
    this.command = command;
    this.process = process;
  }

  /** Starts the command, after ending what an earlier parent may have left of it. */
  public static LeashedProcess start(LeashedCommand command) {
    PidFile.endOrphan(command.pidFile());
    List<String> line = new ArrayList<>(List.of("sh", "-c", LEASH, "leash", command.stopSignal()));
    line.addAll(command.arguments());
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(command.directory().toFile());
    builder.environment().putAll(command.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    try {
      Files.createDirectories(command.directory());
      Process process = builder.start();
      PidFile.write(command.pidFile(), process.toHandle());
      return new LeashedProcess(command, process);
    } catch (IOException e) {
      throw new StartFailedException(command.name() + " does not start: " + e.getMessage(), e);
    }
  }

  /** Ends what an earlier parent may have left of the command of that name in the folder. */
  public static void endLeftover(Path directory, String name) {
    PidFile.endOrphan(directory.resolve(name + ".pid"));
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public Path log() {
    return command.log();
  }

  /** Completes with the exit code when the process has ended, for whatever reason. */
  public CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Waits until the condition holds.
   *
   * @throws StartFailedException when the process ends before or the time is up; the message
   *     carries the last lines of the log
   */
  public void awaitReady(Duration limit, BooleanSupplier ready) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new StartFailedException(
            command.name() + " ended with code " + process.exitValue() + tail());
      }
      if (System.nanoTime() > end) {
        throw new StartFailedException(
            command.name() + " was not ready after " + limit.toSeconds() + " s" + tail());
      }
      pause();
    }
  }

  /**
   * Waits for a process that ends by itself with code 0.
   *
   * @throws StartFailedException when it ends otherwise or the time is up
   */
  public void awaitSuccess(Duration limit) {
    awaitReady(limit, () -> !process.isAlive() && process.exitValue() == 0);
    close();
  }

  /** Asks for a clean stop, waits up to 20 seconds, then kills. */
  @Override
  public void close() {
    stop(GRACE);
  }

  /** As {@link #close()} with another patience. */
  public void stop(Duration patience) {
    try {
      if (process.isAlive()) {
        signal();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      Files.deleteIfExists(command.pidFile());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal() throws IOException, InterruptedException {
    if (command.stopSignal().equals("TERM")) {
      process.destroy();
      return;
    }
    // The shell's own: the program of that name is not everywhere.
    String kill = "kill -s " + command.stopSignal() + " " + process.pid();
    new ProcessBuilder("sh", "-c", kill).start().waitFor();
  }

  private String tail() {
    try (Stream<String> lines = Files.lines(command.log(), StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.filter(LeashedProcess::saysSomething).toList();
      List<String> last = all.subList(Math.max(0, all.size() - TAIL_LINES), all.size());
      return "; end of " + command.log() + ":\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean saysSomething(String line) {
    return !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... ");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailedException("interrupted", e);
    }
  }

  private static String readLeash() {
    try (InputStream script = LeashedProcess.class.getResourceAsStream("leash.sh")) {
      if (script == null) {
        throw new IllegalStateException("leash.sh is missing from the jar");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
