package io.plumbline.cli.ledger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline ledger}. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Proves what was recorded, and checks proofs and the log they come from.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CheckpointCommand.class,
      KeysCommand.class,
      ProveCommand.class,
      VerifyCommand.class,
      CheckCommand.class
    })
public final class LedgerCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
