package io.plumbline.cli.improvement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline improvements}. */
@Command(
    name = "improvements",
    mixinStandardHelpOptions = true,
    description = "Lists, plans and closes improvements.",
    subcommands = {
      ImprovementsListCommand.class,
      ImprovementsCreateCommand.class,
      ImprovementsCloseCommand.class
    })
public final class ImprovementsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
