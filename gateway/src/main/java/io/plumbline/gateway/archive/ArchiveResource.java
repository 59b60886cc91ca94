package io.plumbline.gateway.archive;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Figures;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.MutinyWorkloadServiceGrpc.MutinyWorkloadServiceStub;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Archived workloads, and where one is taken back into use. */
@Path(ArchiveResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ArchiveResource {
  static final String PATH = "/archived";
  private static final int PAGE_SIZE = 50;
  private static final int UNPROCESSABLE = 422;
  private static final Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final MutinyWorkloadServiceStub workloads;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  ArchiveResource(
      @GrpcClient("assessment") MutinyWorkloadServiceStub workloads,
      Calls calls,
      Session session,
      Frames frames) {
    this.workloads = workloads;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "archive")
  static class Templates {
    static native TemplateInstance page(ArchivePage page, Frame frame);
  }

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(@RestQuery @Nullable String page) {
    return shown(page == null ? "" : page, "");
  }

  /** Takes a workload back into use, and leads to what it is. */
  @POST
  @Path("{workload}/restore")
  public Uni<Response> restore(@RestPath String workload, @RestForm @Nullable String etag) {
    if (!ID.matcher(workload).matches()) {
      throw new NotFoundException();
    }
    return calls
        .on(workloads)
        .restoreWorkload(
            RestoreWorkloadRequest.newBuilder()
                .setName("workloads/" + workload)
                .setEtag(etag == null ? "" : etag)
                .build())
        .map(back -> Response.seeOther(URI.create("/" + back.getName() + "/settings")).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.ABORTED,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED))
        .recoverWithUni(
            failure ->
                shown("", why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private static String why(StatusRuntimeException failure) {
    return Problems.is(failure, Status.Code.ABORTED)
        ? "Not restored: somebody changed this workload meanwhile. This is how it is now."
        : "Not restored: " + Problems.why(failure);
  }

  private Uni<TemplateInstance> shown(String token, String error) {
    return calls
        .on(workloads)
        .listWorkloads(
            ListWorkloadsRequest.newBuilder()
                .setPageSize(PAGE_SIZE)
                .setPageToken(token)
                .setFilter("state = \"ARCHIVED\"")
                .build())
        .map(found -> page(found, error))
        .map(page -> Templates.page(page, page.frame()));
  }

  private ArchivePage page(ListWorkloadsResponse found, String error) {
    return new ArchivePage(
        frames.of(
            "Archived workloads of " + session.reader().tenant(),
            "portfolio",
            List.of(new Crumb("Portfolio", "/"), new Crumb("Archived", ""))),
        Figures.count(found.getTotalSize(), "workload", "workloads"),
        found.getWorkloadsList().stream().map(this::row).toList(),
        session.may("workloads.write"),
        Address.of(PATH).page(found.getNextPageToken()),
        frames.csrf(),
        error);
  }

  private ArchivePage.Row row(Workload workload) {
    String href = "/" + workload.getName();
    String owner = workload.getOwner();
    return new ArchivePage.Row(
        workload.getName().substring("workloads/".length()),
        workload.getDisplayName(),
        Stream.of(
                Terms.environment(workload.getEnvironment()),
                workload.getUnit(),
                owner.isEmpty() ? "" : "owned by " + owner)
            .filter(fact -> !fact.isEmpty())
            .collect(Collectors.joining(" \u00b7 ")),
        href + "/settings",
        href,
        session.moment(Instants.of(workload.getArchiveTime())),
        workload.getEtag());
  }
}
