package io.plumbline.cli.catalog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline catalog}. */
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    description = "Reads, imports and exports editions of practices.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CatalogListCommand.class,
      CatalogShowCommand.class,
      CatalogResolveCommand.class,
      CatalogImportCommand.class,
      CatalogExportCommand.class
    })
public final class CatalogCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
