package io.plumbline.gateway.practice;

import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentData;
import io.plumbline.gateway.standing.AssessmentLoader;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.AssessmentQuery;
import io.plumbline.gateway.standing.Bricks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;

/** Loads one practice's panel. */
@RequestScoped
public class PanelLoader {
  private final AssessmentLoader assessments;
  private final PracticeLoader practices;
  private final Session session;
  private final Frames frames;

  PanelLoader(
      AssessmentLoader assessments, PracticeLoader practices, Session session, Frames frames) {
    this.assessments = assessments;
    this.practices = practices;
    this.session = session;
    this.frames = frames;
  }

  /** How the panel is shown when nothing went wrong. */
  PracticeView view(AssessmentPath path) {
    return new PracticeView(session, path, AssessmentQuery.NONE, frames.csrf());
  }

  /** The panel of a practice at least at a version of the assessment; 0 for as it is. */
  Uni<PracticePanel> panel(
      AssessmentPath path, String practice, long minVersion, PracticeView view) {
    String key = AssessmentPath.practice(practice);
    return assessments.load(path, minVersion).chain(data -> panel(path, key, data, view));
  }

  private Uni<PracticePanel> panel(
      AssessmentPath path, String key, AssessmentData data, PracticeView view) {
    return data.states().stream()
        .filter(state -> Bricks.key(state).equals(key))
        .findFirst()
        .map(
            state ->
                practices
                    .load(path, state)
                    .map(found -> view.in(data.assessment()).panel(found, data.states())))
        .orElseThrow(NotFoundException::new);
  }
}
