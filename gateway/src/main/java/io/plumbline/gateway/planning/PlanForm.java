package io.plumbline.gateway.planning;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.improvement.ImprovementPath;
import io.plumbline.gateway.session.Frames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** Makes the form of a plan. */
final class PlanForm {
  private final Frames frames;

  PlanForm(Frames frames) {
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "planning")
  static class Templates {
    static native TemplateInstance plan(PlanPage page, Frame frame);
  }

  /**
   * The form for a new improvement.
   *
   * @param practice id of the practice
   * @param back the practice's own page
   */
  TemplateInstance create(
      String workload, String practice, String back, PlanInput input, String error) {
    Frame frame = frame("Improvement for " + practice + " of " + workload, "New");
    return Templates.plan(
        new PlanPage(
            frame,
            "Plan an improvement for " + practice,
            "of " + workload + ". It changes neither the answer nor the verdict",
            back,
            "Back to the practice",
            "Plan it",
            input,
            frames.csrf(),
            error),
        frame);
  }

  /** The form for what is planned already. */
  TemplateInstance edit(String name, PlanInput input, String error) {
    Frame frame = frame("Change an improvement of " + name.split("/")[1], "Change");
    return Templates.plan(
        new PlanPage(
            frame,
            "Change the plan",
            "What was planned before stays in the history",
            ImprovementPath.href(name),
            "Back",
            "Save",
            input,
            frames.csrf(),
            error),
        frame);
  }

  private Frame frame(String title, String crumb) {
    return frames.of(
        title,
        "improvements",
        List.of(new Crumb("Improvements", ImprovementPath.BOARD), new Crumb(crumb, "")));
  }
}
