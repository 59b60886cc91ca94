package io.plumbline.gateway.assessment;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.practice.PracticeLoader;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.gateway.practice.PracticePanels;
import io.plumbline.gateway.practice.PracticeView;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentLoader;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The assessment page: the whole of it, or only the panel when only that is asked for. */
@Path("/workloads/{workload}/assessments/{assessment}")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AssessmentResource {
  private final AssessmentLoader assessments;
  private final PracticeLoader practices;
  private final PastPages past;
  private final Session session;
  private final Frames frames;

  AssessmentResource(
      AssessmentLoader assessments,
      PracticeLoader practices,
      PastPages past,
      Session session,
      Frames frames) {
    this.assessments = assessments;
    this.practices = practices;
    this.past = past;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "assessment")
  static class Templates {
    static native TemplateInstance page(AssessmentPage page, Frame frame);

    static native TemplateInstance overview(AssessmentPage page);

    static native TemplateInstance changes(
        AssessmentPage page, List<PracticeRow> rows, boolean oob);
  }

  /**
   * The page, with a practice in its panel when one is named.
   *
   * @param at a past instant to show it at, {@code 2026-11-20T09:00:00Z}
   */
  @GET
  public Uni<Response> page(
      @RestPath String workload,
      @RestPath String assessment,
      @RestQuery @Nullable String show,
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String view,
      @RestQuery @Nullable String practice,
      @RestQuery @Nullable String at,
      @RestHeader("HX-Target") @Nullable String target) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    AssessmentQuery query = AssessmentQuery.of(show, q, view, practice);
    if (at != null && !at.isBlank()) {
      return past.page(path, query.withAt(at.strip()), target);
    }
    String csrf = frames.csrf();
    return assessments
        .load(path, 0)
        .chain(
            data ->
                panel(path, query, data, csrf)
                    .map(panel -> render(path, query, data, panel.orElse(null), target))
                    .map(page -> Response.ok(page).build()));
  }

  /** What changed while the page was open: scores, wall, filters and rows, to be put in place. */
  @GET
  @Path("changes")
  public Uni<TemplateInstance> changes(
      @RestPath String workload,
      @RestPath String assessment,
      @RestQuery @Nullable String show,
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String view) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    AssessmentQuery query = AssessmentQuery.of(show, q, view, null);
    return assessments
        .load(path, 0)
        .map(
            data ->
                Templates.changes(
                    new AssessmentView(session, path, query, data).page(frame(data), null),
                    new PracticeList(data.states(), path.base(), query, session).rows(),
                    true));
  }

  private TemplateInstance render(
      AssessmentPath path,
      AssessmentQuery query,
      AssessmentData data,
      @Nullable PracticePanel panel,
      @Nullable String target) {
    if ("panel".equals(target) && panel != null) {
      return PracticePanels.panel(panel);
    }
    Frame frame = frame(data);
    AssessmentPage page = new AssessmentView(session, path, query, data).page(frame, panel);
    return "panel".equals(target) ? Templates.overview(page) : Templates.page(page, frame);
  }

  private Frame frame(AssessmentData data) {
    String name = data.workload().getDisplayName();
    return frames.of(
        name + " against " + data.edition(),
        "portfolio",
        List.of(new Crumb("Portfolio", "/"), new Crumb(name, "")));
  }

  private Uni<Optional<PracticePanel>> panel(
      AssessmentPath path, AssessmentQuery query, AssessmentData data, String csrf) {
    if (query.practice().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    PracticeState state =
        data.states().stream()
            .filter(candidate -> Bricks.key(candidate).equals(query.practice()))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    return practices
        .load(path, state)
        .map(
            practice ->
                Optional.of(
                    new PracticeView(session, path, query, csrf)
                        .in(data.assessment())
                        .panel(practice, data.states())));
  }
}
