package io.plumbline.gateway.work;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers that wait for somebody.
 *
 * @param choices whose work is shown; one is current
 * @param empty what to say when there is none
 * @param rows one page
 * @param nextHref the next page; empty at the end
 */
public record WorkPage(
    Frame frame, List<Choice> choices, String empty, List<Row> rows, String nextHref) {

  /**
   * One answer.
   *
   * @param href its panel
   * @param practice id of the practice
   * @param workload id of the workload
   * @param assessment id of the assessment
   * @param declared in words
   * @param review what a reviewer said; null when none has
   * @param assignee who is to answer; empty for nobody
   * @param due the day it is due; empty for none
   * @param overdue whether it should have been answered by now
   * @param changed when it last changed
   */
  public record Row(
      String href,
      String practice,
      String workload,
      String assessment,
      String declared,
      @Nullable Marked review,
      String assignee,
      String due,
      boolean overdue,
      Moment changed) {}

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
