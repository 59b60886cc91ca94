package io.plumbline.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run, where, and how to stop it.
 *
 * @param name what people call it, for messages
 * @param arguments the program and its arguments
 * @param environment variables added to those of this process
 * @param directory working directory; holds the log file {@code <name>.log} and the process id file
 *     {@code <name>.pid}
 * @param stopSignal the signal name that asks for a clean stop, {@code TERM} or {@code INT}
 */
public record LeashedCommand(
    String name,
    List<String> arguments,
    Map<String, String> environment,
    Path directory,
    String stopSignal) {

  public LeashedCommand {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A command that stops on SIGTERM. */
  public static LeashedCommand of(
      String name, List<String> arguments, Map<String, String> environment, Path directory) {
    return new LeashedCommand(name, arguments, environment, directory, "TERM");
  }

  Path log() {
    return directory.resolve(name + ".log");
  }

  Path pidFile() {
    return directory.resolve(name + ".pid");
  }
}
