package io.plumbline.gateway.planning;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.improvement.ImprovementPath;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyImprovementServiceGrpc.MutinyImprovementServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where an improvement is planned for the practice of an answer. */
@Path("/improvements/new")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PlanResource {
  private static final int UNPROCESSABLE = 422;
  private static final String ID = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern ANSWER =
      Pattern.compile(
          "(?<assessment>workloads/(?<workload>"
              + ID
              + ")/assessments/"
              + ID
              + ")/answers/(?<practice>"
              + ID
              + ")");

  private final MutinyImprovementServiceStub improvements;
  private final MutinyAssessmentServiceStub assessments;
  private final Calls calls;
  private final PlanForm form;

  PlanResource(
      @GrpcClient("assessment") MutinyImprovementServiceStub improvements,
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      Calls calls,
      Frames frames) {
    this.improvements = improvements;
    this.assessments = assessments;
    this.calls = calls;
    this.form = new PlanForm(frames);
  }

  /** The empty form, with the findings it is to come from. */
  @GET
  public TemplateInstance form(
      @RestQuery @Nullable String answer, @RestQuery @Nullable String findings) {
    PlanInput input = new PlanInput();
    input.findings = findings;
    return page(About.of(answer), input, "");
  }

  /** Plans it, and leads to it; when it was refused, the form again with why. */
  @POST
  public Uni<Response> plan(@RestQuery @Nullable String answer, @BeanParam PlanInput input) {
    About about = About.of(answer);
    return calls
        .on(assessments)
        .getAssessment(GetAssessmentRequest.newBuilder().setName(about.assessment()).build())
        .chain(
            assessment ->
                calls.on(improvements).createImprovement(request(about, assessment, input)))
        .map(planned -> Response.seeOther(URI.create(ImprovementPath.href(planned.getName()))))
        .map(Response.ResponseBuilder::build)
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.PERMISSION_DENIED))
        .recoverWithItem(
            failure ->
                Response.status(UNPROCESSABLE)
                    .entity(page(about, input, Problems.why((StatusRuntimeException) failure)))
                    .build());
  }

  private static CreateImprovementRequest request(
      About about, Assessment assessment, PlanInput input) {
    return CreateImprovementRequest.newBuilder()
        .setParent("workloads/" + about.workload())
        .setImprovement(
            input.plan().setPractice(assessment.getEdition() + "/practices/" + about.practice()))
        .build();
  }

  private TemplateInstance page(About about, PlanInput input, String error) {
    return form.create(
        about.workload(),
        ImprovementPath.practice(about.practice()),
        "/" + about.assessment() + "?practice=" + about.practice(),
        input,
        error);
  }

  /** What an answer's name says. */
  private record About(String assessment, String workload, String practice) {

    static About of(@Nullable String answer) {
      Matcher matcher = ANSWER.matcher(answer == null ? "" : answer);
      if (!matcher.matches()) {
        throw new NotFoundException();
      }
      return new About(
          matcher.group("assessment"), matcher.group("workload"), matcher.group("practice"));
    }
  }
}
