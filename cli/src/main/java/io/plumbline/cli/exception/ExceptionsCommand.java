package io.plumbline.cli.exception;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline exceptions}. */
@Command(
    name = "exceptions",
    mixinStandardHelpOptions = true,
    description = "Lists, requests, decides on, renews and revokes exceptions.",
    subcommands = {
      ExceptionsListCommand.class,
      ExceptionsPreviewCommand.class,
      ExceptionsRequestCommand.class,
      ExceptionsApproveCommand.class,
      ExceptionsRejectCommand.class,
      ExceptionsRenewCommand.class,
      ExceptionsRevokeCommand.class
    })
public final class ExceptionsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
