package io.plumbline.cli.evidence;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline evidence}. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = "Takes care of what the evidence service keeps.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {EvidenceRecountCommand.class})
public final class EvidenceCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
