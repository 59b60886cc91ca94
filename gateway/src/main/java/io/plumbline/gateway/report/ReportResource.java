package io.plumbline.gateway.report;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.reporting.v1.CreateReportRequest;
import io.plumbline.proto.reporting.v1.GetReportRequest;
import io.plumbline.proto.reporting.v1.MutinyReportServiceGrpc.MutinyReportServiceStub;
import io.plumbline.proto.reporting.v1.Report;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Asks for a report of an assessment and follows it. */
@Path("/workloads/{workload}/assessments/{assessment}/reports")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ReportResource {
  private final MutinyReportServiceStub reports;
  private final Calls calls;
  private final Frames frames;

  ReportResource(
      @GrpcClient("reporting") MutinyReportServiceStub reports, Calls calls, Frames frames) {
    this.reports = reports;
    this.calls = calls;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "assessment")
  static class Templates {
    static native TemplateInstance report(ReportBox box, String csrf);
  }

  /** Starts a report as it stands now. */
  @POST
  public Uni<Response> create(
      @RestPath String workload,
      @RestPath String assessment,
      @RestHeader("HX-Request") @Nullable String htmx) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    CreateReportRequest request =
        CreateReportRequest.newBuilder()
            .setParent(path.workloadName())
            .setReport(
                Report.newBuilder().setAssessment(path.name()).setFormat(Report.Format.FORMAT_HTML))
            .setRequestId(UUID.randomUUID().toString())
            .build();
    return calls
        .on(reports)
        .createReport(request)
        .map(
            report ->
                htmx == null
                    ? Response.seeOther(URI.create("/reports")).build()
                    : Response.ok(fragment(path, report)).build());
  }

  /** How far a report is. */
  @GET
  @Path("{report}")
  public Uni<TemplateInstance> follow(
      @RestPath String workload, @RestPath String assessment, @RestPath String report) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String name = path.workloadName() + "/reports/" + id(report);
    return calls
        .on(reports)
        .getReport(GetReportRequest.newBuilder().setName(name).build())
        .map(found -> fragment(path, found));
  }

  private TemplateInstance fragment(AssessmentPath path, Report report) {
    return Templates.report(ReportBoxes.of(report, path.base() + "/reports"), frames.csrf());
  }

  /** Reports are named by UUIDs; anything else is nowhere. */
  static String id(String text) {
    if (!text.matches("[0-9a-f-]{36}")) {
      throw new NotFoundException();
    }
    return text;
  }
}
