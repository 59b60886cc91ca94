package io.plumbline.gateway.upgrade;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.GetUpgradeRequest;
import io.plumbline.proto.assessment.v1.MutinyUpgradeServiceGrpc.MutinyUpgradeServiceStub;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
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
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** An upgrade that was applied, what it left to decide, and the way back. */
@Path("/workloads/{workload}/assessments/{assessment}/upgrade/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AppliedResource {
  private static final int UNPROCESSABLE = 422;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final MutinyUpgradeServiceStub upgrades;
  private final Calls calls;
  private final UpgradeView view;

  AppliedResource(
      @GrpcClient("assessment") MutinyUpgradeServiceStub upgrades,
      Calls calls,
      Session session,
      Frames frames) {
    this.upgrades = upgrades;
    this.calls = calls;
    this.view = new UpgradeView(session, frames);
  }

  @CheckedTemplate(basePath = "upgrade")
  static class Templates {
    static native TemplateInstance applied(AppliedPage page, Frame frame);
  }

  /** What was done. */
  @GET
  public Uni<TemplateInstance> applied(
      @RestPath String workload, @RestPath String assessment, @RestPath String id) {
    return page(new AssessmentPath(workload, assessment), id, "");
  }

  /** Takes it back; when it was refused, the page again with why. */
  @POST
  @Path("undo")
  public Uni<Response> undo(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String id,
      @RestForm @Nullable String reason,
      @RestForm @Nullable String force) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return calls
        .on(upgrades)
        .undoUpgrade(
            UndoUpgradeRequest.newBuilder()
                .setName(name(path, id))
                .setReason(reason == null ? "" : reason.strip())
                .setForce(force != null)
                .build())
        .map(done -> Response.seeOther(URI.create(UpgradeView.href(done.getName()))).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED,
                    Status.Code.ABORTED))
        .recoverWithUni(
            failure ->
                page(path, id, Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private Uni<TemplateInstance> page(AssessmentPath path, String id, String error) {
    return calls
        .on(upgrades)
        .getUpgrade(GetUpgradeRequest.newBuilder().setName(name(path, id)).build())
        .map(upgrade -> view.applied(path, upgrade, error))
        .map(page -> Templates.applied(page, page.frame()));
  }

  private static String name(AssessmentPath path, String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotFoundException();
    }
    return path.name() + "/upgrades/" + id;
  }
}
