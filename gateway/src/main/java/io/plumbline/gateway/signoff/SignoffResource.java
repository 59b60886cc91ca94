package io.plumbline.gateway.signoff;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.ApproveAssessmentRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CloseAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsRequest;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyReviewServiceGrpc.MutinyReviewServiceStub;
import io.plumbline.proto.assessment.v1.ReopenAssessmentRequest;
import io.plumbline.proto.assessment.v1.RequestChangesRequest;
import io.plumbline.proto.assessment.v1.SubmitAssessmentRequest;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where an assessment is in its life, and the steps people take with it. */
@Path("/workloads/{workload}/assessments/{assessment}/signoff")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SignoffResource {
  private static final int UNPROCESSABLE = 422;
  private static final int GAPS = 100;
  private static final int EVENTS = 200;

  private final MutinyAssessmentServiceStub assessments;
  private final MutinyReviewServiceStub reviews;
  private final Calls calls;
  private final SignoffView view;

  SignoffResource(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      @GrpcClient("assessment") MutinyReviewServiceStub reviews,
      Calls calls,
      Session session,
      Frames frames) {
    this.assessments = assessments;
    this.reviews = reviews;
    this.calls = calls;
    this.view = new SignoffView(session, frames);
  }

  @CheckedTemplate(basePath = "signoff")
  static class Templates {
    static native TemplateInstance page(SignoffPage page, Frame frame);
  }

  /** The state, what is missing, and how it came to be. */
  @GET
  public Uni<TemplateInstance> signoff(@RestPath String workload, @RestPath String assessment) {
    return page(new AssessmentPath(workload, assessment), "");
  }

  /** Takes a step. */
  @POST
  @Path("{step}")
  public Uni<Response> step(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String step,
      @RestForm @Nullable String reason) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String why = reason == null ? "" : reason.strip();
    return call(step, path.name(), why)
        .map(moved -> Response.seeOther(URI.create(path.base() + "/signoff")).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED))
        .recoverWithUni(
            failure ->
                page(path, Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private Uni<Assessment> call(String step, String name, String why) {
    MutinyReviewServiceStub on = calls.on(reviews);
    return switch (step) {
      case "submit" ->
          on.submitAssessment(
              SubmitAssessmentRequest.newBuilder().setName(name).setReason(why).build());
      case "approve" ->
          on.approveAssessment(
              ApproveAssessmentRequest.newBuilder().setName(name).setReason(why).build());
      case "request-changes" ->
          on.requestChanges(
              RequestChangesRequest.newBuilder().setName(name).setReason(why).build());
      case "close" ->
          on.closeAssessment(
              CloseAssessmentRequest.newBuilder().setName(name).setReason(why).build());
      case "reopen" ->
          on.reopenAssessment(
              ReopenAssessmentRequest.newBuilder().setName(name).setReason(why).build());
      default -> throw new NotFoundException();
    };
  }

  private Uni<TemplateInstance> page(AssessmentPath path, String error) {
    return Uni.combine()
        .all()
        .unis(
            calls
                .on(assessments)
                .getAssessment(GetAssessmentRequest.newBuilder().setName(path.name()).build()),
            calls
                .on(reviews)
                .listGaps(
                    ListGapsRequest.newBuilder().setParent(path.name()).setPageSize(GAPS).build()),
            calls
                .on(reviews)
                .listAssessmentEvents(
                    ListAssessmentEventsRequest.newBuilder()
                        .setParent(path.name())
                        .setPageSize(EVENTS)
                        .build()))
        .asTuple()
        .map(
            all ->
                view.page(
                    path, all.getItem1(), all.getItem2(), all.getItem3().getEventsList(), error))
        .map(page -> Templates.page(page, page.frame()));
  }
}
