package io.plumbline.cli.stack;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which local stack is meant. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the local stack; .plumbline in the checkout when not given.")
  private Path data = Path.of("");

  /** The stack's folders. */
  public StackHome home() {
    Path root = Path.of(System.getProperty("plumbline.root", ""));
    return new StackHome(root, given() ? data : root.resolve(".plumbline"));
  }

  /** The option as given, for another process. */
  public List<String> arguments() {
    return given() ? List.of("--data", data.toString()) : List.of();
  }

  private boolean given() {
    return !data.toString().isEmpty();
  }
}
