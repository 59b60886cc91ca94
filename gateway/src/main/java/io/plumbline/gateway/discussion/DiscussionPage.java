package io.plumbline.gateway.discussion;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * Threads, the newest first.
 *
 * @param choices which of them are shown; one is current
 * @param empty what to say when there is none
 * @param rows one page
 * @param nextHref the next page; empty at the end
 */
public record DiscussionPage(
    Frame frame, List<Choice> choices, String empty, List<Row> rows, String nextHref) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }

  /**
   * A thread.
   *
   * @param href the comments of its practice, in the panel
   * @param said what its first comment says
   * @param author who opened it
   * @param practice id of the practice
   * @param workload id of the workload
   * @param assessment id of the assessment
   * @param state open or resolved
   * @param replies how many there are, in words; empty when nobody has replied
   * @param changed when somebody last wrote into it, or settled it
   */
  public record Row(
      String href,
      String said,
      String author,
      String practice,
      String workload,
      String assessment,
      Marked state,
      String replies,
      Moment changed) {}
}
