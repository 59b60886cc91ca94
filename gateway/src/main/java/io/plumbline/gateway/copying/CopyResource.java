package io.plumbline.gateway.copying;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.CopyAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersResponse;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes answers over, after showing which. */
@Path("/workloads/{workload}/assessments/{assessment}/copy")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class CopyResource {
  private static final int UNPROCESSABLE = 422;
  private static final int SOURCES = 500;

  private final MutinyAssessmentServiceStub assessments;
  private final Calls calls;
  private final CopyView view;

  CopyResource(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      Calls calls,
      Frames frames) {
    this.assessments = assessments;
    this.calls = calls;
    this.view = new CopyView(frames);
  }

  @CheckedTemplate(basePath = "copying")
  static class Templates {
    static native TemplateInstance page(CopyPage page, Frame frame);
  }

  /** Where from and, once that is chosen, what would be written. */
  @GET
  public Uni<TemplateInstance> choose(
      @RestPath String workload,
      @RestPath String assessment,
      @RestQuery @Nullable String source,
      @RestQuery @Nullable String overwrite) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    CopyAnswersRequest asked = asked(path, source, overwrite);
    if (asked.getSource().isEmpty()) {
      return page(path, asked, Optional.empty(), "");
    }
    return copy(asked.toBuilder().setValidateOnly(true).build())
        .chain(found -> page(path, asked, Optional.of(found), ""))
        .onFailure(CopyResource::explains)
        .recoverWithUni(failure -> page(path, asked, Optional.empty(), why(failure)));
  }

  /** Writes them. */
  @POST
  public Uni<Response> write(
      @RestPath String workload,
      @RestPath String assessment,
      @RestForm @Nullable String source,
      @RestForm @Nullable String overwrite) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    CopyAnswersRequest asked = asked(path, source, overwrite);
    return copy(asked.toBuilder().setRequestId(UUID.randomUUID().toString()).build())
        .map(done -> Response.seeOther(URI.create(path.base())).build())
        .onFailure(CopyResource::explains)
        .recoverWithUni(
            failure ->
                page(path, asked, Optional.empty(), why(failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private static CopyAnswersRequest asked(
      AssessmentPath path, @Nullable String source, @Nullable String overwrite) {
    return CopyAnswersRequest.newBuilder()
        .setParent(path.name())
        .setSource(source == null ? "" : source.strip())
        .setOverwrite(overwrite != null)
        .build();
  }

  private Uni<CopyAnswersResponse> copy(CopyAnswersRequest request) {
    return calls.on(assessments).copyAnswers(request);
  }

  private Uni<TemplateInstance> page(
      AssessmentPath path,
      CopyAnswersRequest asked,
      Optional<CopyAnswersResponse> found,
      String error) {
    return calls
        .on(assessments)
        .listAssessments(
            ListAssessmentsRequest.newBuilder()
                .setParent("workloads/-")
                .setPageSize(SOURCES)
                .build())
        .map(all -> view.page(path, all.getAssessmentsList(), asked, found.orElse(null), error))
        .map(page -> Templates.page(page, page.frame()));
  }

  private static boolean explains(Throwable failure) {
    return Problems.is(
        failure,
        Status.Code.INVALID_ARGUMENT,
        Status.Code.NOT_FOUND,
        Status.Code.FAILED_PRECONDITION,
        Status.Code.PERMISSION_DENIED);
  }

  private static String why(Throwable failure) {
    return Problems.why((StatusRuntimeException) failure);
  }
}
