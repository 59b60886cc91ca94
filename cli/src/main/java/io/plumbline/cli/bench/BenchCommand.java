package io.plumbline.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the local stack.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = IngestBenchCommand.class)
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
