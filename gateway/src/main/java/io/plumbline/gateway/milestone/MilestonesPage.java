package io.plumbline.gateway.milestone;

import io.plumbline.gateway.frame.Frame;
import java.util.List;

/**
 * The milestones of an assessment.
 *
 * @param workload the workload's name
 * @param edition the edition of the assessment, in words
 * @param base path of the assessment
 * @param assessment resource name of the assessment
 * @param rows one page, newest first
 * @param nextHref the next page; empty at the end
 * @param may whether the reader may freeze
 * @param title the name that was filled in
 * @param note the note that was filled in
 * @param error why the last try failed; empty when it did not
 */
public record MilestonesPage(
    Frame frame,
    String workload,
    String edition,
    String base,
    String assessment,
    List<MilestoneRow> rows,
    String nextHref,
    boolean may,
    String title,
    String note,
    String error) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }

  /** Whether there are two that can be compared. */
  public boolean comparable() {
    return rows.size() > 1;
  }
}
