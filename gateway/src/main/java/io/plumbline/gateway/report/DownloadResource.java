package io.plumbline.gateway.report;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.services.ServerStream;
import io.plumbline.proto.reporting.v1.DownloadReportRequest;
import io.plumbline.proto.reporting.v1.GetReportRequest;
import io.plumbline.proto.reporting.v1.MutinyReportServiceGrpc.MutinyReportServiceStub;
import io.plumbline.proto.reporting.v1.Report;
import io.plumbline.proto.reporting.v1.ReportServiceGrpc;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/** Hands out report documents, chunk by chunk, as files. */
@Path("/workloads/{workload}/reports/{report}/document")
@Authenticated
public class DownloadResource {
  private final MutinyReportServiceStub reports;
  private final Calls calls;

  DownloadResource(@GrpcClient("reporting") MutinyReportServiceStub reports, Calls calls) {
    this.reports = reports;
    this.calls = calls;
  }

  /** The document; the browser saves it and never shows it under our address. */
  @GET
  public RestMulti<Buffer> download(@RestPath String workload, @RestPath String report) {
    String name = "workloads/" + workload + "/reports/" + ReportResource.id(report);
    MutinyReportServiceStub stub = calls.stream(reports);
    Uni<Report> found =
        calls.on(reports).getReport(GetReportRequest.newBuilder().setName(name).build());
    return RestMulti.fromUniResponse(
        found,
        ready -> chunks(stub, name),
        ready ->
            Map.of(
                "Content-Type", List.of("application/octet-stream"),
                "Cache-Control", List.of("no-store"),
                "Content-Disposition",
                    List.of("attachment; filename=\"" + fileName(ready) + "\"")));
  }

  private static Multi<Buffer> chunks(MutinyReportServiceStub stub, String name) {
    return ServerStream.of(
            stub,
            ReportServiceGrpc.getDownloadReportMethod(),
            DownloadReportRequest.newBuilder().setName(name).build())
        .map(response -> Buffer.buffer(response.getChunk().toByteArray()));
  }

  private static String fileName(Report report) {
    String safe = report.getFileName().replaceAll("[^A-Za-z0-9._-]", "-");
    return safe.isEmpty() ? "plumbline-report.html" : safe;
  }
}
