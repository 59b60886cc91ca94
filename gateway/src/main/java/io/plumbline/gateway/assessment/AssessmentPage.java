package io.plumbline.gateway.assessment;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.gateway.report.ReportBox;
import io.plumbline.gateway.words.Moment;
import io.plumbline.wall.Wall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All the assessment page shows.
 *
 * @param frame what stands around it
 * @param head workload, edition and scores
 * @param wall the picture
 * @param chips filters with counts
 * @param groups the practice list, by area and topic
 * @param shown how many practices the list shows
 * @param search what the search field holds
 * @param asTable whether the wall is shown as a table
 * @param panel the chosen practice, absent on the overview
 * @param overview what to look at first, shown while no practice is chosen
 * @param report the report and how far it is
 * @param base path of this assessment
 * @param query the page's own filters as a query string without the practice
 * @param viewHref where the switch between picture and table leads
 * @param version the assessment's version, from which live changes are followed
 * @param look where a past instant is chosen
 * @param past the past instant that is shown; null for now
 */
public record AssessmentPage(
    Frame frame,
    AssessmentHead head,
    Wall wall,
    List<Chip> chips,
    List<AreaGroup> groups,
    int shown,
    String search,
    boolean asTable,
    @Nullable PracticePanel panel,
    Overview overview,
    @Nullable ReportBox report,
    String base,
    String query,
    String viewHref,
    long version,
    LookBack look,
    @Nullable Past past) {

  /** Where the workload is told of. */
  public String aboutHref() {
    return base.substring(0, base.indexOf("/assessments/")) + "/settings";
  }

  /**
   * A past instant.
   *
   * @param at the instant
   * @param recorded when the version that stood at it was recorded
   */
  public record Past(Moment at, Moment recorded) {}

  /**
   * The form that chooses a past instant.
   *
   * @param action where it is sent
   * @param value what it holds, {@code 2026-11-20T10:00}; empty before one is chosen
   * @param latest the last minute it takes
   * @param zone the zone it is meant in
   * @param at the instant that is shown, for other forms of the page to keep; empty for now
   * @param nowHref the page as it is now
   */
  public record LookBack(
      String action, String value, String latest, String zone, String at, String nowHref) {}
}
