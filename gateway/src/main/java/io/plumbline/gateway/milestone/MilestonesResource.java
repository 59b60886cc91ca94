package io.plumbline.gateway.milestone;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentLoader;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MutinyMilestoneServiceGrpc.MutinyMilestoneServiceStub;
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
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The milestones of an assessment, newest first, and where one is frozen. */
@Path("/workloads/{workload}/assessments/{assessment}/milestones")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class MilestonesResource {
  private static final int UNPROCESSABLE = 422;
  private static final int PAGE_SIZE = 50;

  private final MutinyMilestoneServiceStub milestones;
  private final AssessmentLoader assessments;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  MilestonesResource(
      @GrpcClient("assessment") MutinyMilestoneServiceStub milestones,
      AssessmentLoader assessments,
      Calls calls,
      Session session,
      Frames frames) {
    this.milestones = milestones;
    this.assessments = assessments;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "milestone")
  static class Templates {
    static native TemplateInstance list(MilestonesPage page, Frame frame);
  }

  /** What was filled in, and why it did not do. */
  private record Tried(String title, String note, String error) {}

  /** One page. */
  @GET
  public Uni<TemplateInstance> list(
      @RestPath String workload, @RestPath String assessment, @RestQuery @Nullable String page) {
    return page(new AssessmentPath(workload, assessment), text(page), new Tried("", "", ""));
  }

  /** Freezes the assessment as it stands, and leads to the milestone. */
  @POST
  public Uni<Response> freeze(
      @RestPath String workload,
      @RestPath String assessment,
      @RestForm @Nullable String title,
      @RestForm @Nullable String note) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return calls
        .on(milestones)
        .createMilestone(
            CreateMilestoneRequest.newBuilder()
                .setParent(path.name())
                .setMilestoneId(MilestoneIds.of(text(title)))
                .setMilestone(
                    Milestone.newBuilder().setDisplayName(text(title)).setNote(text(note)))
                .build())
        .map(made -> Response.seeOther(URI.create("/" + made.getName())).build())
        .onFailure(
            failure ->
                Problems.is(
                    failure,
                    Status.Code.INVALID_ARGUMENT,
                    Status.Code.PERMISSION_DENIED,
                    Status.Code.ALREADY_EXISTS))
        .recoverWithUni(
            failure -> refused(path, text(title), text(note), (StatusRuntimeException) failure));
  }

  private Uni<Response> refused(
      AssessmentPath path, String title, String note, StatusRuntimeException failure) {
    String why =
        Problems.is(failure, Status.Code.ALREADY_EXISTS)
            ? "There is a milestone of this name already. Choose another one."
            : Problems.why(failure);
    return page(path, "", new Tried(title, note, why))
        .map(page -> Response.status(UNPROCESSABLE).entity(page).build());
  }

  private Uni<TemplateInstance> page(AssessmentPath path, String token, Tried tried) {
    return Uni.combine()
        .all()
        .unis(
            assessments.load(path, 0),
            calls
                .on(milestones)
                .listMilestones(
                    ListMilestonesRequest.newBuilder()
                        .setParent(path.name())
                        .setPageSize(PAGE_SIZE)
                        .setPageToken(token)
                        .build()))
        .asTuple()
        .map(both -> page(path, both.getItem1(), both.getItem2(), tried))
        .map(page -> Templates.list(page, page.frame()));
  }

  private MilestonesPage page(
      AssessmentPath path, AssessmentData data, ListMilestonesResponse found, Tried tried) {
    MilestoneView view = new MilestoneView(session, frames, path);
    String workload = data.workload().getDisplayName();
    return new MilestonesPage(
        view.frame("Milestones of " + workload, workload, ""),
        workload,
        data.edition(),
        path.base(),
        path.name(),
        found.getMilestonesList().stream().map(view::row).toList(),
        new Address(path.base() + "/milestones", Map.of()).page(found.getNextPageToken()),
        session.may("milestones.create"),
        tried.title(),
        tried.note(),
        tried.error());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
