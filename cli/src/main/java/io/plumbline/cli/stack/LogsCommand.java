package io.plumbline.cli.stack;

import io.plumbline.cli.CommandFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
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
  private static final int AVERAGE_LINE = 400;

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
    List<RandomAccessFile> logs = new ArrayList<>();
    for (Part part : parts()) {
      Path log = data.home().log(part);
      if (Files.exists(log)) {
        logs.add(print(part, log));
      }
    }
    while (follow) {
      for (RandomAccessFile log : logs) {
        System.out.print(rest(log));
      }
      System.out.flush();
      Thread.sleep(POLL_MILLIS);
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

  private RandomAccessFile print(Part part, Path log) throws IOException {
    RandomAccessFile file = new RandomAccessFile(log.toFile(), "r");
    file.seek(Math.max(0, file.length() - (long) lines * AVERAGE_LINE));
    List<String> end = rest(file).lines().toList();
    if (service.isEmpty()) {
      System.out.println("==> " + part.label() + " <==");
    }
    end.subList(Math.max(0, end.size() - lines), end.size()).forEach(System.out::println);
    return file;
  }

  private static String rest(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[(int) Math.max(0, file.length() - file.getFilePointer())];
    file.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
