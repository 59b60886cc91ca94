package io.plumbline.reporting.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.reporting.projection.AssessmentView;
import io.plumbline.reporting.report.ReportPage.Fact;
import io.plumbline.wall.WallStyles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** The report as one HTML file that needs nothing else: no script, no link to load. */
@ApplicationScoped
public class HtmlReport {

  private static final String STYLES = "/report/report.css";

  private final Clock clock;
  private final String css;

  @Inject
  public HtmlReport(Clock clock) {
    this.clock = clock;
    this.css = WallStyles.css() + read(STYLES);
  }

  byte[] render(Job job, AssessmentView view) {
    return Templates.document(ReportPage.of(view, origin(job, view)), css).render().getBytes(UTF_8);
  }

  private List<Fact> origin(Job job, AssessmentView view) {
    return List.of(
        new Fact("Made", Phrases.minute(clock.instant().atOffset(ZoneOffset.UTC))),
        new Fact("Asked for by", job.author()),
        new Fact("Report", job.name()),
        new Fact("Assessment", view.name()),
        new Fact("Version of the assessment", Long.toString(view.version())),
        new Fact("Version of the evidence", Long.toString(view.evidenceVersion())),
        new Fact("Last change", Phrases.minute(view.changeTime())),
        new Fact("Scoring policy", view.scoringPolicy()));
  }

  private static String read(String resource) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checked when the service is built. */
  @CheckedTemplate(basePath = "report")
  static final class Templates {

    private Templates() {}

    static native TemplateInstance document(ReportPage page, String css);
  }
}
