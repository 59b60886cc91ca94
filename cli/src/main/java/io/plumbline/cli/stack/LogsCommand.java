package io.plumbline.cli.stack;

import io.plumbline.cli.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline logs}. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints the end of the logs of the local stack.")
public final class LogsCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 300;

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      defaultValue = "",
      description = "postgres, kafka, keycloak, catalog, assessment, evidence, reporting, gateway.")
  private String service = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as the logs grow, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "50",
      description = "How many lines of each log; ${DEFAULT-VALUE} when not given.")
  private int lines = 50;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (lines < 1) {
      throw new CommandFailedException("--lines must be at least 1");
    }
    List<LogTail> logs = new ArrayList<>();
    for (Part part : parts()) {
      Path log = data.home().log(part);
      if (Files.exists(log)) {
        logs.add(print(part, log));
      }
    }
    if (logs.isEmpty()) {
      throw new CommandFailedException(
          "there are no logs in " + data.home().data() + "; ./plumbline up starts a stack");
    }
    while (follow) {
      for (LogTail log : logs) {
        System.out.print(log.rest());
      }
      System.out.flush();
      Thread.sleep(POLL_MILLIS);
    }
    for (LogTail log : logs) {
      log.close();
    }
    return 0;
  }

  private List<Part> parts() {
    if (service.isEmpty()) {
      return List.of(Part.values());
    }
    return List.of(
        Part.named(service)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "no service " + service + "; there are " + known())));
  }

  private static String known() {
    return Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "));
  }

  private LogTail print(Part part, Path log) throws IOException {
    LogTail tail = new LogTail(log);
    if (service.isEmpty()) {
      System.out.println("==> " + part.label() + " <==");
    }
    System.out.print(tail.last(lines));
    return tail;
  }
}
