package io.plumbline.cli.stack;

import io.plumbline.embedded.LeashedCommand;
import io.plumbline.embedded.LeashedProcess;
import java.time.Duration;

/**
 * One more process of a program of ours, beside that of the stack and on ports of its own: same
 * database, same topics, same keys. Nobody starts it again when it ends.
 */
public final class Replica implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final LeashedCommand command;
  private final int port;
  private final int managementPort;
  private LeashedProcess process;

  private Replica(LeashedCommand command, int port, int managementPort) {
    this.command = command;
    this.port = port;
    this.managementPort = managementPort;
    this.process = LeashedProcess.start(command);
  }

  static Replica start(Part part, ServiceCommand commands, StackPorts ports) {
    LeashedCommand first = commands.of(part);
    LeashedCommand second =
        LeashedCommand.of(
            part.label() + "-2", first.arguments(), first.environment(), first.directory());
    return new Replica(second, ports.of(part), ports.second(part));
  }

  /** Waits until it takes calls. */
  public void awaitReady() {
    process.awaitReady(START_LIMIT, () -> Readiness.of(managementPort));
  }

  /** Lets it drain and end, and starts it again where it was. */
  public void restart() {
    process.stop(Children.DRAIN);
    process = LeashedProcess.start(command);
    awaitReady();
  }

  /** Where it serves, of 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Health and metrics. */
  public int managementPort() {
    return managementPort;
  }

  @Override
  public void close() {
    process.stop(Children.DRAIN);
  }
}
