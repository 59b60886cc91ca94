package io.plumbline.cli.attest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline attestation}. */
@Command(
    name = "attestation",
    mixinStandardHelpOptions = true,
    description = "Reads and withdraws attestations; to make one: plumbline attest.",
    subcommands = {
      AttestationListCommand.class,
      AttestationDownloadCommand.class,
      AttestationWithdrawCommand.class
    })
public final class AttestationCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
