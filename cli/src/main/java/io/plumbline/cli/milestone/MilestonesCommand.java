package io.plumbline.cli.milestone;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline milestones}. */
@Command(
    name = "milestones",
    mixinStandardHelpOptions = true,
    description = "Freezes assessments, compares what was frozen, and verifies it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MilestonesListCommand.class,
      MilestonesCreateCommand.class,
      MilestonesCompareCommand.class,
      MilestonesVerifyCommand.class
    })
public final class MilestonesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
