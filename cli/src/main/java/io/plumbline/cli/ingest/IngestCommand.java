package io.plumbline.cli.ingest;

import com.google.protobuf.util.Timestamps;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.client.CallFailure;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.FileTrouble;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.UploadHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Sends the output of scanners.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Every file was taken; bad records alone may be in quarantine.",
      "1:Something failed.",
      "2:Nothing could be taken: every file was refused or all its records were.",
      "64:The command line can not be understood."
    })
public final class IngestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Plain or gzip.")
  private List<Path> files = List.of();

  @Option(
      names = "--workload",
      paramLabel = "W",
      description = "Route findings to this workload only, and only those that are its own.")
  private @Nullable String workload;

  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "What the file is, such as prowler-ocsf, asff or sarif; detected when not given.")
  private @Nullable String format;

  @Option(
      names = "--account",
      paramLabel = "A",
      description = "The account of records that name none; needed for formats that never do.")
  private String account = "";

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "The region of records that name none.")
  private String region = "";

  @Option(
      names = "--complete",
      description = "The file holds all there is in its scope: what it lacks is gone.")
  private boolean complete;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Seconds.Converter.class,
      description = "Return when the scorecard shows it, at most after this time; 10s or 2m.")
  private @Nullable Duration wait;

  @Override
  public Integer call() throws InterruptedException {
    ScanFormat asked =
        format == null
            ? ScanFormat.SCAN_FORMAT_UNSPECIFIED
            : Words.parse("format", format, ofFiles());
    List<Outcome> outcomes = new ArrayList<>();
    try (Connection connection = client.connect("acme-pipeline")) {
      for (Path file : files) {
        outcomes.add(ingest(connection, file, asked));
      }
    }
    return Outcome.exitCode(outcomes);
  }

  /** The product's own form comes by stream, not by file. */
  private static ScanFormat[] ofFiles() {
    return Arrays.stream(ScanFormat.values())
        .filter(one -> one != ScanFormat.SCAN_FORMAT_NATIVE)
        .toArray(ScanFormat[]::new);
  }

  private Outcome ingest(Connection connection, Path file, ScanFormat asked)
      throws InterruptedException {
    try {
      IngestResult result = new FileIngest(connection, progress()).send(file, header(file, asked));
      output.print(IngestJson.of(result), () -> IngestJson.text(file, result));
      long unrouted = result.getOutcomes().getUnrouted();
      if (workload != null && unrouted > 0) {
        complain(file, outside(unrouted, workload));
      }
      if (wait != null && !new ScorecardWait(connection, wait).until(result)) {
        complain(file, "the scorecard does not show it after " + wait.toSeconds() + " s");
        return Outcome.FAILED;
      }
      return Outcome.of(result);
    } catch (StatusRuntimeException e) {
      complain(file, CallFailure.describe(e));
      return Outcome.of(e);
    } catch (IOException e) {
      complain(file, FileTrouble.reason(e));
      return Outcome.FAILED;
    }
  }

  /** The service narrows to whatever it is told: a workload may be made after its evidence. */
  static String outside(long unrouted, String workload) {
    return "%d of its findings are not routed to %s: is there such a workload, and does its scope hold them?"
        .formatted(unrouted, Names.workload(workload));
  }

  /** Where records name no time, they were observed when their file was written. */
  private UploadHeader header(Path file, ScanFormat asked) throws IOException {
    UploadHeader.Builder header =
        UploadHeader.newBuilder()
            .setFileName(file.getFileName().toString())
            .setFormat(asked)
            .setScope(scope.get())
            .setAccount(account)
            .setRegion(region)
            .setObserveTime(Timestamps.fromMillis(Files.getLastModifiedTime(file).toMillis()))
            .setComplete(complete);
    if (workload != null) {
      header.setWorkload(Names.workload(workload));
    }
    return header.build();
  }

  /** The start script asks newer JDKs for the older answer: no console where it is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private UploadMeter progress() {
    boolean terminal = System.console() != null && !output.isJson();
    return new UploadMeter(System.err, terminal);
  }

  private void complain(Path file, String problem) {
    spec.commandLine().getErr().println("plumbline: " + file + ": " + problem);
  }
}
