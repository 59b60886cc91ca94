package io.plumbline.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.client.ClientOptions;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.Names;
import io.plumbline.cli.client.OutputOption;
import io.plumbline.cli.client.Words;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.plumbline.proto.reporting.v1.WatchReportRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Makes a report of a workload's newest assessment and saves it.")
public final class ReportCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Mixin private ClientOptions client = new ClientOptions();
  @Mixin private OutputOption output = new OutputOption();

  @Parameters(paramLabel = "WORKLOAD", description = "For example webshop.")
  private String workload = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "html",
      description = "html or json; ${DEFAULT-VALUE} when not given.")
  private String format = "html";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to save it; - for standard output.")
  private Path file = Path.of("-");

  @Override
  public Integer call() throws IOException {
    Report.Format wanted = Words.parse("format", format, Report.Format.values());
    try (Connection connection = client.connect("ana")) {
      Report report = finished(connection, create(connection, wanted));
      if (report.getState() != Report.State.STATE_SUCCEEDED) {
        throw new CommandFailedException("the report failed: " + report.getError());
      }
      new ReportDownload(connection, LIMIT).save(report, file);
      if (!file.toString().equals("-")) {
        output.print(json(report), () -> file + ": " + report.getByteCount() + " bytes");
      }
      return 0;
    }
  }

  private Report create(Connection connection, Report.Format wanted) {
    return connection
        .stub(Part.REPORTING, ReportServiceGrpc::newBlockingStub)
        .createReport(
            CreateReportRequest.newBuilder()
                .setParent(Names.workload(workload))
                .setReport(Report.newBuilder().setFormat(wanted))
                .setRequestId(UUID.randomUUID().toString())
                .build());
  }

  private static Report finished(Connection connection, Report created) {
    Iterator<Report> states =
        connection
            .stub(Part.REPORTING, ReportServiceGrpc::newBlockingStub, LIMIT)
            .watchReport(WatchReportRequest.newBuilder().setName(created.getName()).build());
    Report last = created;
    while (states.hasNext()) {
      last = states.next();
    }
    return last;
  }

  private ObjectNode json(Report report) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", report.getName())
        .put("format", Words.lower(report.getFormat()))
        .put("file", file.toString())
        .put("byte_count", report.getByteCount())
        .put("sha256", report.getSha256())
        .put("assessment_version", report.getAssessmentVersion());
  }
}
