package io.plumbline.gateway.planning;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.improvement.ImprovementPath;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.proto.assessment.v1.GetImprovementRequest;
import io.plumbline.proto.assessment.v1.MutinyImprovementServiceGrpc.MutinyImprovementServiceStub;
import io.plumbline.proto.assessment.v1.UpdateImprovementRequest;
import io.quarkus.grpc.GrpcClient;
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
import org.jboss.resteasy.reactive.RestPath;

/** Where the plan of an improvement is changed. */
@Path("/improvements/{workload}/{id}/edit")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class EditResource {
  private static final int UNPROCESSABLE = 422;

  private final MutinyImprovementServiceStub improvements;
  private final Calls calls;
  private final PlanForm form;

  EditResource(
      @GrpcClient("assessment") MutinyImprovementServiceStub improvements,
      Calls calls,
      Frames frames) {
    this.improvements = improvements;
    this.calls = calls;
    this.form = new PlanForm(frames);
  }

  /** The form, filled with what is planned. */
  @GET
  public Uni<TemplateInstance> form(@RestPath String workload, @RestPath String id) {
    String name = ImprovementPath.name(workload, id);
    return calls
        .on(improvements)
        .getImprovement(GetImprovementRequest.newBuilder().setName(name).build())
        .map(found -> form.edit(name, PlanInput.of(found), ""));
  }

  /** Changes it, and leads back to it; when it was refused, the form again with why. */
  @POST
  public Uni<Response> change(
      @RestPath String workload, @RestPath String id, @BeanParam PlanInput input) {
    String name = ImprovementPath.name(workload, id);
    return calls
        .on(improvements)
        .updateImprovement(
            UpdateImprovementRequest.newBuilder()
                .setImprovement(input.plan().setName(name))
                .setUpdateMask(FieldMask.newBuilder().addPaths("*"))
                .build())
        .map(done -> Response.seeOther(URI.create(ImprovementPath.href(name))).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED,
                    Status.Code.ABORTED))
        .recoverWithItem(
            failure ->
                Response.status(UNPROCESSABLE)
                    .entity(form.edit(name, input, Problems.why((StatusRuntimeException) failure)))
                    .build());
  }
}
