package io.plumbline.gateway.improvement;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.CloseImprovementRequest;
import io.plumbline.proto.assessment.v1.GetImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.Improvement.State;
import io.plumbline.proto.assessment.v1.ListImprovementEventsRequest;
import io.plumbline.proto.assessment.v1.MutinyImprovementServiceGrpc.MutinyImprovementServiceStub;
import io.plumbline.proto.assessment.v1.ReopenImprovementRequest;
import io.plumbline.proto.assessment.v1.StartImprovementRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One improvement, its history, and what can be done with it. */
@Path("/improvements/{workload}/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ImprovementResource {
  private static final int UNPROCESSABLE = 422;
  private static final int EVENTS = 1000;

  private final MutinyImprovementServiceStub improvements;
  private final Calls calls;
  private final ImprovementView view;

  ImprovementResource(
      @GrpcClient("assessment") MutinyImprovementServiceStub improvements,
      Calls calls,
      Session session,
      Frames frames) {
    this.improvements = improvements;
    this.calls = calls;
    this.view = new ImprovementView(session, frames);
  }

  @CheckedTemplate(basePath = "improvement")
  static class Templates {
    static native TemplateInstance page(ImprovementPage page, Frame frame);
  }

  /** What is planned, and how it came to be. */
  @GET
  public Uni<TemplateInstance> improvement(@RestPath String workload, @RestPath String id) {
    return page(ImprovementPath.name(workload, id), "");
  }

  /** Takes it in hand. */
  @POST
  @Path("start")
  public Uni<Response> start(
      @RestPath String workload, @RestPath String id, @RestForm @Nullable String etag) {
    String name = ImprovementPath.name(workload, id);
    return done(
        name,
        calls
            .on(improvements)
            .startImprovement(
                StartImprovementRequest.newBuilder().setName(name).setEtag(text(etag)).build()));
  }

  /** Ends it as done. */
  @POST
  @Path("done")
  public Uni<Response> done(
      @RestPath String workload,
      @RestPath String id,
      @RestForm @Nullable String reason,
      @RestForm @Nullable String etag) {
    return close(ImprovementPath.name(workload, id), State.STATE_DONE, reason, etag);
  }

  /** Ends it as something that will not be done. */
  @POST
  @Path("drop")
  public Uni<Response> drop(
      @RestPath String workload,
      @RestPath String id,
      @RestForm @Nullable String reason,
      @RestForm @Nullable String etag) {
    return close(ImprovementPath.name(workload, id), State.STATE_DROPPED, reason, etag);
  }

  private Uni<Response> close(
      String name, State outcome, @Nullable String reason, @Nullable String etag) {
    return done(
        name,
        calls
            .on(improvements)
            .closeImprovement(
                CloseImprovementRequest.newBuilder()
                    .setName(name)
                    .setOutcome(outcome)
                    .setReason(text(reason))
                    .setEtag(text(etag))
                    .build()));
  }

  /** Makes it open again. */
  @POST
  @Path("reopen")
  public Uni<Response> reopen(
      @RestPath String workload,
      @RestPath String id,
      @RestForm @Nullable String reason,
      @RestForm @Nullable String etag) {
    String name = ImprovementPath.name(workload, id);
    return done(
        name,
        calls
            .on(improvements)
            .reopenImprovement(
                ReopenImprovementRequest.newBuilder()
                    .setName(name)
                    .setReason(text(reason))
                    .setEtag(text(etag))
                    .build()));
  }

  /** Back to the improvement; when the call was refused, the improvement with why. */
  private Uni<Response> done(String name, Uni<Improvement> call) {
    URI back = URI.create(ImprovementPath.href(name));
    return call.map(changed -> Response.seeOther(back).build())
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
                page(name, Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private Uni<TemplateInstance> page(String name, String error) {
    return Uni.combine()
        .all()
        .unis(
            calls
                .on(improvements)
                .getImprovement(GetImprovementRequest.newBuilder().setName(name).build()),
            calls
                .on(improvements)
                .listImprovementEvents(
                    ListImprovementEventsRequest.newBuilder()
                        .setParent(name)
                        .setPageSize(EVENTS)
                        .build()))
        .asTuple()
        .map(both -> view.page(both.getItem1(), both.getItem2().getEventsList(), error))
        .map(page -> Templates.page(page, page.frame()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
