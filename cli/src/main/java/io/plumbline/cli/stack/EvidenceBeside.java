package io.plumbline.cli.stack;

import io.plumbline.embedded.LeashedCommand;
import io.plumbline.embedded.LeashedProcess;
import io.plumbline.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A second evidence service on the database of the running stack, with other settings, for
 * measuring what a setting costs. It takes calls and leaves all else to the first one: relay,
 * consumers, sequencers, sweepers.
 */
public final class EvidenceBeside implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Map<String, String> CALLS_ONLY =
      Map.of(
          "PLUMBLINE_MESSAGING_ENABLED", "false",
          "PLUMBLINE_AUDIT_ENABLED", "false",
          "QUARKUS_SCHEDULER_ENABLED", "false");

  private final LeashedProcess process;
  private final int port;

  private EvidenceBeside(LeashedProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings environment variables that add to or replace those of the first one
   */
  public static EvidenceBeside start(
      StackHome home, StackState stack, Map<String, String> settings) {
    StackPorts ports =
        StackPorts.withOffset(stack.part(Part.EVIDENCE).port() - Part.EVIDENCE.port());
    LeashedCommand usual =
        new ServiceCommand(home, ports, StackSecrets.open(home.secrets())).of(Part.EVIDENCE);
    int port = Ports.free();
    int management = Ports.free();
    Map<String, String> environment = new HashMap<>(usual.environment());
    environment.putAll(CALLS_ONLY);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.putAll(settings);
    LeashedProcess process =
        LeashedProcess.start(
            LeashedCommand.of(
                "evidence-beside", usual.arguments(), environment, folder(home.data())));
    process.awaitReady(LIMIT, () -> Readiness.of(management));
    return new EvidenceBeside(process, port);
  }

  private static Path folder(Path data) {
    try {
      return Files.createDirectories(data.resolve("run/evidence-beside"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stack as one who calls this service instead of the first one sees it. */
  public StackState seenFrom(StackState stack) {
    List<StackState.PartState> parts =
        stack.parts().stream()
            .map(
                part ->
                    part.name().equals(Part.EVIDENCE.label())
                        ? new StackState.PartState(part.name(), process.pid(), port, 0)
                        : part)
            .toList();
    return new StackState(
        stack.pid(), stack.startMillis(), stack.state(), stack.gateway(), stack.issuer(), parts);
  }

  @Override
  public void close() {
    process.close();
  }
}
