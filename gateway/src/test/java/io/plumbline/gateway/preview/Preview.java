package io.plumbline.gateway.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes every page in several states to a folder, to look at in a browser. */
public final class Preview {
  private Preview() {}

  public static void main(String[] args) throws Exception {
    Path target = Files.createDirectories(Path.of(args[0]));
    Pages pages = new Pages();
    for (String theme : new String[] {"light", "dark"}) {
      write(
          pages,
          target,
          "portfolio-" + theme,
          PortfolioFixtures.portfolio(6, theme, false, false),
          "portfolio/page");
      write(
          pages,
          target,
          "assessment-" + theme,
          AssessmentFixtures.assessment(theme, "sec01-bp03", false, false, false),
          "assessment/page");
      write(
          pages,
          target,
          "overview-" + theme,
          AssessmentFixtures.assessment(theme, null, false, false, false),
          "assessment/page");
    }
    write(
        pages,
        target,
        "portfolio-empty",
        PortfolioFixtures.portfolio(0, "light", false, false),
        "portfolio/page");
    write(
        pages,
        target,
        "portfolio-500",
        PortfolioFixtures.portfolio(500, "light", false, true),
        "portfolio/page");
    write(
        pages,
        target,
        "portfolio-long",
        PortfolioFixtures.portfolio(5, "light", true, false),
        "portfolio/page");
    write(
        pages,
        target,
        "assessment-fresh",
        AssessmentFixtures.assessment("light", "sec01-bp01", false, true, false),
        "assessment/page");
    write(
        pages,
        target,
        "overview-fresh",
        AssessmentFixtures.assessment("light", null, false, true, false),
        "assessment/page");
    write(
        pages,
        target,
        "assessment-table",
        AssessmentFixtures.assessment("light", "sec01-bp07", true, false, true),
        "assessment/page");
  }

  private static void write(Pages pages, Path target, String name, Record page, String template)
      throws Exception {
    Files.writeString(
        target.resolve(name + ".html"),
        pages.render(
            template,
            Map.of("page", page, "frame", page.getClass().getMethod("frame").invoke(page))));
  }
}
