package io.plumbline.gateway.assessment;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.practice.PracticeLoader;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.gateway.practice.PracticePanels;
import io.plumbline.gateway.practice.PracticeView;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentLoader;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The assessment page at a past instant: the same page, with nothing to do on it. */
@RequestScoped
class PastPages {
  private static final int UNPROCESSABLE = 422;

  private final AssessmentLoader assessments;
  private final PracticeLoader practices;
  private final Session session;
  private final Frames frames;

  PastPages(
      AssessmentLoader assessments, PracticeLoader practices, Session session, Frames frames) {
    this.assessments = assessments;
    this.practices = practices;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "assessment")
  static class Templates {
    static native TemplateInstance lookback(LookBackPage page, Frame frame);
  }

  /** The page; where the instant can not be shown, why and where to choose another one. */
  Uni<Response> page(AssessmentPath path, AssessmentQuery query, @Nullable String target) {
    Optional<Instant> at = LookBackView.instant(query.at());
    if (at.isEmpty()) {
      return Uni.createFrom().item(unknown(path, query, "What was asked for is no time."));
    }
    return assessments
        .load(path, at.get())
        .chain(
            data ->
                panel(path, query, data, at.get())
                    .map(panel -> render(path, query, data, panel.orElse(null), target)))
        .map(page -> Response.ok(page).build())
        .onFailure(
            failure ->
                Problems.is(failure, Status.Code.INVALID_ARGUMENT, Status.Code.DATA_LOSS)
                    || noHistory(failure))
        .recoverWithItem(failure -> unknown(path, query, why((StatusRuntimeException) failure)));
  }

  private static boolean noHistory(Throwable failure) {
    return failure instanceof StatusRuntimeException status
        && Problems.reason(status).equals("NO_HISTORY");
  }

  private static String why(StatusRuntimeException failure) {
    return switch (failure.getStatus().getCode()) {
      case NOT_FOUND -> "Nothing was recorded of this assessment by then.";
      case DATA_LOSS ->
          "What is recorded of that time does not give what was recorded then. It is not shown, as"
              + " it can not be trusted; tell an administrator.";
      default -> "That time can not be shown: it is still to come.";
    };
  }

  private Response unknown(AssessmentPath path, AssessmentQuery query, String why) {
    Frame frame =
        frames.of(
            path.workload() + " at another time",
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(path.workload(), path.base()),
                new Crumb("As it was", "")));
    LookBackPage page =
        new LookBackPage(frame, path.workload(), why, new LookBackView(session, path).form(query));
    return Response.status(UNPROCESSABLE).entity(Templates.lookback(page, frame)).build();
  }

  private TemplateInstance render(
      AssessmentPath path,
      AssessmentQuery query,
      AssessmentData data,
      @Nullable PracticePanel panel,
      @Nullable String target) {
    if ("panel".equals(target) && panel != null) {
      return PracticePanels.past(panel);
    }
    String name = data.workload().getDisplayName();
    Frame frame =
        frames.of(
            name + " against " + data.edition() + " as it was",
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(name, path.base()),
                new Crumb("As it was", "")));
    AssessmentPage page = new AssessmentView(session, path, query, data).page(frame, panel);
    return "panel".equals(target)
        ? AssessmentResource.Templates.overview(page)
        : AssessmentResource.Templates.page(page, frame);
  }

  private Uni<Optional<PracticePanel>> panel(
      AssessmentPath path, AssessmentQuery query, AssessmentData data, Instant at) {
    if (query.practice().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return data.states().stream()
        .filter(state -> Bricks.key(state).equals(query.practice()))
        .findFirst()
        .map(
            state ->
                practices
                    .load(path, state, at)
                    .map(
                        found ->
                            Optional.of(
                                new PracticeView(session, path, query, "")
                                    .in(data.assessment())
                                    .past()
                                    .panel(found, data.states()))))
        .orElseThrow(NotFoundException::new);
  }
}
