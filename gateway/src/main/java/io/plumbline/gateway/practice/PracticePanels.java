package io.plumbline.gateway.practice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Renders the practice panel and the parts of it that change by themselves. */
public final class PracticePanels {
  private PracticePanels() {}

  @CheckedTemplate(basePath = "practice")
  static class Templates {
    static native TemplateInstance panel(PracticePanel panel);

    static native TemplateInstance past(PracticePanel panel);

    static native TemplateInstance answered(PracticePanel panel, boolean oob);

    static native TemplateInstance failed(PracticePanel panel, boolean oob);

    static native TemplateInstance alone(PracticePanel panel);

    static native TemplateInstance changes(PracticePanel panel, boolean oob);

    static native TemplateInstance findingRows(PracticePanel panel);
  }

  /** The whole panel. */
  public static TemplateInstance panel(PracticePanel panel) {
    return Templates.panel(panel);
  }

  /** The panel of a practice as it stood. */
  public static TemplateInstance past(PracticePanel panel) {
    return Templates.past(panel);
  }

  /** What an answer changes: its state of saving, its etag, the verdict. */
  static TemplateInstance answered(PracticePanel panel) {
    return Templates.answered(panel, true);
  }

  /** Why an answer was not saved; nothing else is touched. */
  static TemplateInstance failed(PracticePanel panel) {
    return Templates.failed(panel, true);
  }

  /** The panel as a page of its own, for browsers without script. */
  static TemplateInstance alone(PracticePanel panel) {
    return Templates.alone(panel);
  }

  /** What changes without the reader: the verdict. */
  static TemplateInstance changes(PracticePanel panel) {
    return Templates.changes(panel, true);
  }

  static TemplateInstance findingRows(PracticePanel panel) {
    return Templates.findingRows(panel);
  }
}
