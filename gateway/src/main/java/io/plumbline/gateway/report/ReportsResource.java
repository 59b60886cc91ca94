package io.plumbline.gateway.report;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.reporting.v1.ListReportsRequest;
import io.plumbline.proto.reporting.v1.MutinyReportServiceGrpc.MutinyReportServiceStub;
import io.plumbline.proto.reporting.v1.Report;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reports of every workload the reader may see. */
@Path("/reports")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ReportsResource {
  private static final int PAGE_SIZE = 100;

  private final MutinyReportServiceStub reports;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  ReportsResource(
      @GrpcClient("reporting") MutinyReportServiceStub reports,
      Calls calls,
      Session session,
      Frames frames) {
    this.reports = reports;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "report")
  static class Templates {
    static native TemplateInstance list(List<ReportRow> rows, String moreHref, Frame frame);
  }

  /** Newest first. */
  @GET
  public Uni<TemplateInstance> list(@RestQuery @Nullable String page) {
    Frame frame = frames.of("Reports", "reports", List.of(new Crumb("Reports", "")));
    ListReportsRequest request =
        ListReportsRequest.newBuilder()
            .setParent("workloads/-")
            .setPageSize(PAGE_SIZE)
            .setPageToken(page == null ? "" : page)
            .build();
    return calls
        .on(reports)
        .listReports(request)
        .map(
            found ->
                Templates.list(
                    found.getReportsList().stream().map(this::row).toList(),
                    found.getNextPageToken().isEmpty()
                        ? ""
                        : "/reports?page=" + found.getNextPageToken(),
                    frame));
  }

  private ReportRow row(Report report) {
    boolean ready = report.getState() == Report.State.STATE_SUCCEEDED;
    return new ReportRow(
        report.getName().split("/")[1],
        report.getFormat().name().replace("FORMAT_", ""),
        report.getState().name().replace("STATE_", "").toLowerCase(Locale.ROOT),
        report.getAuthor(),
        session.moment(Instants.of(report.getCreateTime())),
        ready ? "/" + report.getName() + "/document" : "");
  }
}
