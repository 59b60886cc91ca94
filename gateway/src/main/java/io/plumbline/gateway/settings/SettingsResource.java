package io.plumbline.gateway.settings;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.MutinyWorkloadServiceGrpc.MutinyWorkloadServiceStub;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.evidence.v1.MutinyRoutingServiceGrpc.MutinyRoutingServiceStub;
import io.plumbline.proto.evidence.v1.PreviewScopeRequest;
import io.plumbline.proto.type.v1.ScopeRule;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/**
 * What a workload is; administrators change it here, look what its scope would catch, archive it.
 */
@Path("/workloads/{workload}/settings")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SettingsResource {
  private static final int UNPROCESSABLE = 422;

  private final MutinyWorkloadServiceStub workloads;
  private final MutinyRoutingServiceStub routing;
  private final SettingsPages pages;
  private final Calls calls;

  SettingsResource(
      @GrpcClient("assessment") MutinyWorkloadServiceStub workloads,
      @GrpcClient("evidence") MutinyRoutingServiceStub routing,
      SettingsPages pages,
      Calls calls) {
    this.workloads = workloads;
    this.routing = routing;
    this.pages = pages;
    this.calls = calls;
  }

  @CheckedTemplate(basePath = "settings")
  static class Templates {
    static native TemplateInstance page(SettingsPage page, Frame frame);
  }

  /** The page. */
  @GET
  public Uni<TemplateInstance> settings(@RestPath String workload) {
    return pages.page(workload, "").map(SettingsResource::rendered);
  }

  /** Saves what the form says; refused, the form comes back as it was typed, with why. */
  @POST
  public Uni<Response> save(@RestPath String workload, @BeanParam SettingsInput input) {
    Workload typed = input.workload(SettingsPages.name(workload));
    return calls
        .on(workloads)
        .updateWorkload(
            UpdateWorkloadRequest.newBuilder()
                .setWorkload(typed)
                .setUpdateMask(FieldMask.newBuilder().addPaths("*"))
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .map(saved -> back(workload))
        .onFailure(SettingsResource::refused)
        .recoverWithUni(
            failure -> pages.page(workload, typed, null, why(failure)).map(SettingsResource::no));
  }

  /** Shows what the scope that was typed would catch, and saves nothing. */
  @POST
  @Path("preview")
  public Uni<Response> preview(@RestPath String workload, @BeanParam SettingsInput input) {
    Workload typed = input.workload(SettingsPages.name(workload));
    PreviewScopeRequest request = scope(typed);
    if (request.getRulesCount() == 0) {
      return pages
          .page(workload, typed, null, "There is no account and no rule to look at.")
          .map(SettingsResource::no);
    }
    return calls
        .on(routing)
        .previewScope(request)
        .map(SettingsView::preview)
        .chain(preview -> pages.page(workload, typed, preview, ""))
        .map(page -> Response.ok(rendered(page)).build())
        .onFailure(SettingsResource::refused)
        .recoverWithUni(
            failure -> pages.page(workload, typed, null, why(failure)).map(SettingsResource::no));
  }

  private static PreviewScopeRequest scope(Workload typed) {
    PreviewScopeRequest.Builder request = PreviewScopeRequest.newBuilder().setSampleSize(1);
    if (typed.getAccountsCount() > 0) {
      request.addRules(
          ScopeRule.newBuilder()
              .addAllAccounts(typed.getAccountsList())
              .addAllRegions(typed.getRegionsList()));
    }
    return request.addAllRules(typed.getScopeRulesList()).build();
  }

  /** Takes the workload out of use. */
  @POST
  @Path("archive")
  public Uni<Response> archive(@RestPath String workload) {
    return done(
        workload,
        calls
            .on(workloads)
            .archiveWorkload(
                ArchiveWorkloadRequest.newBuilder().setName(SettingsPages.name(workload)).build()));
  }

  /** Takes it back into use. */
  @POST
  @Path("restore")
  public Uni<Response> restore(@RestPath String workload) {
    return done(
        workload,
        calls
            .on(workloads)
            .restoreWorkload(
                RestoreWorkloadRequest.newBuilder().setName(SettingsPages.name(workload)).build()));
  }

  private Uni<Response> done(String workload, Uni<Workload> call) {
    return call.map(changed -> back(workload))
        .onFailure(SettingsResource::refused)
        .recoverWithUni(failure -> pages.page(workload, why(failure)).map(SettingsResource::no));
  }

  static boolean refused(Throwable failure) {
    return Problems.is(
        failure,
        Status.Code.INVALID_ARGUMENT,
        Status.Code.FAILED_PRECONDITION,
        Status.Code.PERMISSION_DENIED,
        Status.Code.ABORTED);
  }

  static String why(Throwable failure) {
    return Problems.is(failure, Status.Code.ABORTED)
        ? "Not saved: somebody else changed this workload meanwhile. Saving again replaces theirs."
        : "Not saved: " + Problems.why((StatusRuntimeException) failure);
  }

  static Response no(SettingsPage page) {
    return Response.status(UNPROCESSABLE).entity(rendered(page)).build();
  }

  static Response back(String workload) {
    return Response.seeOther(URI.create("/workloads/" + workload + "/settings")).build();
  }

  private static TemplateInstance rendered(SettingsPage page) {
    return Templates.page(page, page.frame());
  }
}
