package io.plumbline.cli.up;

import io.plumbline.cli.stack.StackHome;
import io.plumbline.cli.stack.StackState;
import io.plumbline.embedded.JavaProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code up} in a process of its own and shows what it says until the stack is ready. */
final class Background {
  private static final long POLL_MILLIS = 100;

  private final StackHome home;
  private final PrintStream out;

  Background(StackHome home, PrintStream out) {
    this.home = home;
    this.out = out;
  }

  int start(List<String> arguments) {
    Path log = home.data().resolve("up.log");
    try {
      Files.createDirectories(home.data());
      Files.deleteIfExists(log);
      Files.createFile(log);
      Process process = launch(arguments, log);
      Thread stop = new Thread(process::destroy, "stop-background");
      Runtime.getRuntime().addShutdownHook(stop);
      int code = follow(process, log);
      Runtime.getRuntime().removeShutdownHook(stop);
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process launch(List<String> arguments, Path log) throws IOException {
    List<String> line = new ArrayList<>(List.of("setsid"));
    line.addAll(JavaProgram.command());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    line.add("-Dplumbline.root=" + System.getProperty("plumbline.root", ""));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add("io.plumbline.cli.Plumbline");
    line.addAll(arguments);
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(log.toFile())
        .start();
  }

  private int follow(Process process, Path log) throws IOException {
    try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
      while (process.isAlive() && !isReady()) {
        copyNew(said);
        Thread.sleep(POLL_MILLIS);
      }
      Thread.sleep(POLL_MILLIS);
      copyNew(said);
      return process.isAlive() ? 0 : process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private boolean isReady() {
    return StackState.running(home)
        .filter(state -> state.state().equals(StackState.READY))
        .isPresent();
  }

  private void copyNew(RandomAccessFile said) throws IOException {
    byte[] fresh = new byte[(int) (said.length() - said.getFilePointer())];
    said.readFully(fresh);
    out.print(new String(fresh, StandardCharsets.UTF_8));
    out.flush();
  }
}
