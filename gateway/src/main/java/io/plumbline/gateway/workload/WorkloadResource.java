package io.plumbline.gateway.workload;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.Newest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyWorkloadServiceGrpc.MutinyWorkloadServiceStub;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.MutinyFrameworkServiceGrpc.MutinyFrameworkServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A workload leads to its newest assessment; without one, the first can be started here. */
@Path("/workloads/{workload}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class WorkloadResource {
  private static final String FIRST = "first";
  private static final int ASSESSMENTS = 50;

  private final MutinyWorkloadServiceStub workloads;
  private final MutinyAssessmentServiceStub assessments;
  private final MutinyFrameworkServiceStub frameworks;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  WorkloadResource(
      @GrpcClient("assessment") MutinyWorkloadServiceStub workloads,
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      @GrpcClient("catalog") MutinyFrameworkServiceStub frameworks,
      Calls calls,
      Session session,
      Frames frames) {
    this.workloads = workloads;
    this.assessments = assessments;
    this.frameworks = frameworks;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "workload")
  static class Templates {
    static native TemplateInstance start(
        String name, List<EditionChoice> editions, boolean editable, Frame frame);
  }

  /** The newest assessment, or where the first is started. */
  @GET
  public Uni<Object> workload(@RestPath String workload) {
    MutinyFrameworkServiceStub catalog = calls.on(frameworks);
    Uni<List<EditionChoice>> editions =
        catalog
            .listEditions(ListEditionsRequest.newBuilder().setParent("frameworks/-").build())
            .map(found -> choices(found.getEditionsList()));
    return Uni.combine()
        .all()
        .unis(
            calls
                .on(workloads)
                .getWorkload(
                    GetWorkloadRequest.newBuilder().setName("workloads/" + workload).build()),
            calls
                .on(assessments)
                .listAssessments(
                    ListAssessmentsRequest.newBuilder()
                        .setParent("workloads/" + workload)
                        .setPageSize(ASSESSMENTS)
                        .build()),
            editions)
        .collectFailures()
        .asTuple()
        .onFailure(CompositeException.class)
        .transform(failures -> ((CompositeException) failures).getCauses().get(0))
        .map(
            all ->
                Newest.of(all.getItem2())
                    .map(assessment -> (Object) found(assessment))
                    .orElseGet(() -> start(all.getItem1().getDisplayName(), all.getItem3())));
  }

  /** Starts the first assessment. */
  @POST
  @Path("assessments")
  public Uni<Response> create(@RestPath String workload, @RestForm @Nullable String edition) {
    return calls
        .on(assessments)
        .createAssessment(
            CreateAssessmentRequest.newBuilder()
                .setParent("workloads/" + workload)
                .setAssessmentId(FIRST)
                .setAssessment(Assessment.newBuilder().setEdition(edition == null ? "" : edition))
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .map(WorkloadResource::found);
  }

  private static Response found(Assessment assessment) {
    return Response.seeOther(URI.create("/" + assessment.getName())).build();
  }

  private Object start(String name, List<EditionChoice> editions) {
    Frame frame =
        frames.of(name, "portfolio", List.of(new Crumb("Portfolio", "/"), new Crumb(name, "")));
    return Templates.start(name, editions, session.may("assessments.create"), frame);
  }

  private static List<EditionChoice> choices(List<Edition> editions) {
    return editions.stream()
        .filter(edition -> edition.getState() == Edition.State.STATE_PUBLISHED)
        .map(
            edition ->
                new EditionChoice(
                    edition.getName(), edition.getDisplayName(), edition.getPracticeCount()))
        .toList();
  }
}
