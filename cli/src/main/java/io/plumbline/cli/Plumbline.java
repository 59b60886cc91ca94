package io.plumbline.cli;

import io.grpc.StatusRuntimeException;
import io.plumbline.cli.answer.AnswerCommand;
import io.plumbline.cli.attest.AttestCommand;
import io.plumbline.cli.attest.AttestationCommand;
import io.plumbline.cli.bench.BenchCommand;
import io.plumbline.cli.catalog.CatalogCommand;
import io.plumbline.cli.client.CallFailure;
import io.plumbline.cli.client.FileTrouble;
import io.plumbline.cli.evidence.EvidenceCommand;
import io.plumbline.cli.exception.ExceptionsCommand;
import io.plumbline.cli.improvement.ImprovementsCommand;
import io.plumbline.cli.ingest.IngestCommand;
import io.plumbline.cli.ledger.LedgerCommand;
import io.plumbline.cli.milestone.MilestonesCommand;
import io.plumbline.cli.report.ReportCommand;
import io.plumbline.cli.sample.SampleCommand;
import io.plumbline.cli.scorecard.ScorecardCommand;
import io.plumbline.cli.stack.DownCommand;
import io.plumbline.cli.stack.LogsCommand;
import io.plumbline.cli.stack.StatusCommand;
import io.plumbline.cli.token.TokenCommand;
import io.plumbline.cli.up.UpCommand;
import io.plumbline.cli.upgrade.UpgradeCommand;
import io.plumbline.cli.workload.ApplyCommand;
import io.plumbline.cli.workload.ExportCommand;
import io.plumbline.embedded.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The root command. Exit codes: 0 done, 1 failed, 2 nothing could be taken, 3 changes are pending,
 * 64 wrong usage.
 */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = "plumbline 0.1.0",
    description = "Holds what people declare against what scanners observe.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TokenCommand.class,
      IngestCommand.class,
      ScorecardCommand.class,
      AnswerCommand.class,
      AttestCommand.class,
      AttestationCommand.class,
      ExceptionsCommand.class,
      ImprovementsCommand.class,
      ReportCommand.class,
      CatalogCommand.class,
      EvidenceCommand.class,
      LedgerCommand.class,
      MilestonesCommand.class,
      UpgradeCommand.class,
      ApplyCommand.class,
      ExportCommand.class,
      SampleCommand.class,
      BenchCommand.class
    })
public final class Plumbline implements Runnable {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 64;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Plumbline());
    line.setExecutionExceptionHandler(Plumbline::fail);
    line.setParameterExceptionHandler(Plumbline::refuse);
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int fail(Exception failure, CommandLine line, CommandLine.ParseResult arguments)
      throws Exception {
    if (failure instanceof StartFailedException || failure instanceof CommandFailedException) {
      line.getErr().println("plumbline: " + failure.getMessage());
      return FAILED;
    }
    if (failure instanceof StatusRuntimeException refusal) {
      line.getErr().println("plumbline: " + CallFailure.describe(refusal));
      return FAILED;
    }
    Throwable trouble = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    if (trouble instanceof IOException file) {
      line.getErr().println("plumbline: " + FileTrouble.describe(file));
      return FAILED;
    }
    throw failure;
  }

  private static int refuse(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println("plumbline: " + problem.getMessage());
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return WRONG_USAGE;
  }
}
