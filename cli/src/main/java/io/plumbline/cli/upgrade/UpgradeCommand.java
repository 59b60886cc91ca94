package io.plumbline.cli.upgrade;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline upgrade}. */
@Command(
    name = "upgrade",
    mixinStandardHelpOptions = true,
    description = "Carries assessments to another edition of their framework, and takes that back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpgradePlanCommand.class,
      UpgradePortfolioCommand.class,
      UpgradeApplyCommand.class,
      UpgradeUndoCommand.class
    })
public final class UpgradeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
