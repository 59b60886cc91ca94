package io.plumbline.gateway.assessment;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.gateway.report.ReportBox;
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
    long version) {

  /** Where the workload is told of. */
  public String aboutHref() {
    return base.substring(0, base.indexOf("/assessments/")) + "/settings";
  }
}
