package io.plumbline.gateway.upgrade;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyUpgradeServiceGrpc.MutinyUpgradeServiceStub;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
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
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Upgrades an assessment: choose an edition, see what would happen, do it. */
@Path("/workloads/{workload}/assessments/{assessment}/upgrade")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class UpgradeResource {
  private static final int UNPROCESSABLE = 422;
  private static final Pattern EDITION =
      Pattern.compile("frameworks/[a-z0-9-]{1,63}/editions/[a-z0-9-]{1,63}");

  private final MutinyUpgradeServiceStub upgrades;
  private final MutinyAssessmentServiceStub assessments;
  private final Editions editions;
  private final Calls calls;
  private final UpgradeView view;

  UpgradeResource(
      @GrpcClient("assessment") MutinyUpgradeServiceStub upgrades,
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      Editions editions,
      Calls calls,
      Session session,
      Frames frames) {
    this.upgrades = upgrades;
    this.assessments = assessments;
    this.editions = editions;
    this.calls = calls;
    this.view = new UpgradeView(session, frames);
  }

  @CheckedTemplate(basePath = "upgrade")
  static class Templates {
    static native TemplateInstance choose(ChoicePage page, Frame frame);

    static native TemplateInstance plan(PlanPage page, Frame frame);
  }

  /** The editions to choose from or, with one chosen, the dry run. */
  @GET
  public Uni<TemplateInstance> upgrade(
      @RestPath String workload,
      @RestPath String assessment,
      @RestQuery @Nullable String edition,
      @RestQuery @Nullable List<String> choice) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    return edition == null || edition.isBlank()
        ? choice(path)
        : plan(path, new UpgradeInput(edition(edition), "", ChoiceInput.read(choice)), "");
  }

  /** Applies what the dry run showed; when it was refused, the dry run again with why. */
  @POST
  public Uni<Response> apply(
      @RestPath String workload,
      @RestPath String assessment,
      @RestForm @Nullable String edition,
      @RestForm @Nullable String id,
      @RestForm @Nullable Long version,
      @RestForm @Nullable List<String> choice) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    UpgradeInput input =
        new UpgradeInput(
            edition(edition == null ? "" : edition),
            id == null ? "" : id.strip(),
            ChoiceInput.read(choice));
    return calls
        .on(upgrades)
        .applyUpgrade(
            ApplyUpgradeRequest.newBuilder()
                .setParent(path.name())
                .setEdition(input.edition())
                .setAssessmentId(input.id())
                .addAllChoices(input.choices())
                .setVersion(version == null ? 0 : version)
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .map(done -> Response.seeOther(URI.create(UpgradeView.href(done.getName()))).build())
        .onFailure(UpgradeResource::explained)
        .recoverWithUni(
            failure ->
                plan(path, input, Problems.why((StatusRuntimeException) failure))
                    .map(page -> Response.status(UNPROCESSABLE).entity(page).build()));
  }

  private static boolean explained(Throwable failure) {
    return Problems.is(
        failure,
        Status.Code.INVALID_ARGUMENT,
        Status.Code.FAILED_PRECONDITION,
        Status.Code.PERMISSION_DENIED,
        Status.Code.ALREADY_EXISTS,
        Status.Code.ABORTED);
  }

  private Uni<TemplateInstance> choice(AssessmentPath path) {
    return assessment(path)
        .chain(found -> editions.all().map(all -> view.choice(path, found, all)))
        .map(page -> Templates.choose(page, page.frame()));
  }

  /** The dry run; with choices that can not be made, that without any, and why. */
  private Uni<TemplateInstance> plan(AssessmentPath path, UpgradeInput input, String error) {
    Uni<TemplateInstance> page = preview(path, input, error);
    return input.choices().isEmpty()
        ? page
        : page.onFailure(failure -> Problems.is(failure, Status.Code.INVALID_ARGUMENT))
            .recoverWithUni(
                failure ->
                    preview(path, input.open(), Problems.why((StatusRuntimeException) failure)));
  }

  private Uni<TemplateInstance> preview(AssessmentPath path, UpgradeInput input, String error) {
    return assessment(path)
        .chain(
            found ->
                calls
                    .on(upgrades)
                    .previewUpgrade(
                        PreviewUpgradeRequest.newBuilder()
                            .setName(path.name())
                            .setEdition(input.edition())
                            .addAllChoices(input.choices())
                            .build())
                    .map(plan -> view.plan(path, found, plan, input, error)))
        .map(page -> Templates.plan(page, page.frame()));
  }

  private Uni<Assessment> assessment(AssessmentPath path) {
    return calls
        .on(assessments)
        .getAssessment(GetAssessmentRequest.newBuilder().setName(path.name()).build());
  }

  private static String edition(String name) {
    if (!EDITION.matcher(name).matches()) {
      throw new NotFoundException();
    }
    return name;
  }
}
