package io.plumbline.gateway.practice;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Takes answers. With htmx the reply is only what changed, to be put in place without touching what
 * the reader is typing; without script it leads back to the page.
 */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}/answer")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AnswerResource {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final String OVERRIDE_REASON = "OVERRIDE_REASON";

  private final AnswerWrites writes;
  private final PanelLoader panels;

  AnswerResource(AnswerWrites writes, PanelLoader panels) {
    this.writes = writes;
    this.panels = panels;
  }

  /** Saves an answer; a newer one is never overwritten unless the reader has seen it. */
  @POST
  public Uni<Response> save(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestHeader("HX-Request") @Nullable String htmx,
      @BeanParam AnswerInput input) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    PracticeView view = panels.view(path);
    if (lacksReason(input)) {
      return failed(
          path, key, view.answerFailed("Say why it does not apply, then it is saved."), htmx);
    }
    return writes
        .save(path, key, input)
        .call(saved -> twin(path, input))
        .chain(
            saved ->
                saved(
                    path,
                    key,
                    saved,
                    input.overrides() ? view.why(AnswerForm.Why.GIVEN) : view,
                    htmx))
        .onFailure(failure -> Problems.is(failure, Status.Code.ABORTED))
        .recoverWithUni(() -> conflict(path, key, input, view))
        .onFailure(
            failure ->
                Problems.is(failure, Status.Code.INVALID_ARGUMENT, Status.Code.FAILED_PRECONDITION))
        .recoverWithUni(failure -> failed(path, key, refused(view, failure), htmx));
  }

  private static boolean lacksReason(AnswerInput input) {
    return AnswerView.status(input.status()) == AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE
        && input.why().isBlank();
  }

  private static PracticeView refused(PracticeView view, Throwable failure) {
    StatusRuntimeException refusal = (StatusRuntimeException) failure;
    boolean inherits = Problems.reason(refusal).equals(OVERRIDE_REASON);
    return inherits
        ? view.answerFailed("It would inherit its answer. Say why not, then it is saved.")
            .why(AnswerForm.Why.ASKED)
        : view.answerFailed("Not saved: " + Problems.why(refusal));
  }

  private Uni<?> twin(AssessmentPath path, AnswerInput input) {
    return input.twin().isEmpty()
        ? Uni.createFrom().voidItem()
        : writes.saveAlike(path, AssessmentPath.practice(Bricks.key(input.twin())), input);
  }

  private Uni<Response> saved(
      AssessmentPath path, String key, Answer saved, PracticeView view, @Nullable String htmx) {
    if (htmx == null) {
      return Uni.createFrom().item(Response.seeOther(back(path, key)).build());
    }
    return panels
        .panel(path, key, saved.getAssessmentVersion(), view)
        .map(
            panel ->
                Response.ok(PracticePanels.answered(panel))
                    .header("HX-Trigger", "answered")
                    .build());
  }

  private Uni<Response> conflict(
      AssessmentPath path, String key, AnswerInput input, PracticeView view) {
    return panels
        .panel(path, key, 0, view.conflictWith(input))
        .map(panel -> Response.status(CONFLICT).entity(PracticePanels.answered(panel)).build());
  }

  private Uni<Response> failed(
      AssessmentPath path, String key, PracticeView view, @Nullable String htmx) {
    return panels
        .panel(path, key, 0, view)
        .map(
            panel ->
                Response.status(UNPROCESSABLE)
                    .entity(
                        htmx == null ? PracticePanels.alone(panel) : PracticePanels.failed(panel))
                    .build());
  }

  private static URI back(AssessmentPath path, String key) {
    return URI.create(path.base() + "?practice=" + key);
  }
}
