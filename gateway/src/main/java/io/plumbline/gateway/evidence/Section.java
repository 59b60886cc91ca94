package io.plumbline.gateway.evidence;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The frame and the tabs of a page of the evidence section. */
@RequestScoped
public class Section {
  private static final String ROOT = "/evidence/";
  private static final String FIRST = ROOT + "findings";

  /** What is listed, in the order of the tabs. */
  private enum Kind {
    FINDINGS("Findings", "evidence.read"),
    SCANS("Scans", "evidence.read"),
    QUARANTINE("Quarantine", "evidence.read"),
    UNROUTED("Unrouted", "routing.read"),
    UNMAPPED("Unmapped rules", "routing.read");

    private final String label;
    private final String needs;

    Kind(String label, String needs) {
      this.label = label;
      this.needs = needs;
    }

    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Frames frames;
  private final Session session;

  Section(Frames frames, Session session) {
    this.frames = frames;
    this.session = session;
  }

  /** The tabs the reader's roles allow, one of them current. */
  public List<Tab> tabs(String current) {
    return Stream.of(Kind.values())
        .filter(kind -> session.may(kind.needs))
        .map(kind -> new Tab(kind.label, ROOT + kind.path(), kind.path().equals(current)))
        .toList();
  }

  /** The frame of the tab's own page. */
  public Frame list(String tab, String title) {
    return frames.of(
        title, "evidence", List.of(new Crumb("Evidence", FIRST), new Crumb(label(tab), "")));
  }

  /** The frame of a page below a tab. */
  public Frame detail(String tab, String title, String crumb) {
    return frames.of(
        title,
        "evidence",
        List.of(
            new Crumb("Evidence", FIRST), new Crumb(label(tab), ROOT + tab), new Crumb(crumb, "")));
  }

  private static String label(String tab) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.path().equals(tab))
        .map(kind -> kind.label)
        .findFirst()
        .orElse(tab);
  }
}
