package io.plumbline.cli.workload;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes what is there as a file that can be applied.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ExportWorkloadsCommand.class)
public final class ExportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
