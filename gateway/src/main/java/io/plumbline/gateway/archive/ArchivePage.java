package io.plumbline.gateway.archive;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * Archived workloads, by id.
 *
 * @param total how many there are, in words
 * @param rows one page
 * @param restores whether the reader may restore
 * @param nextHref the next page; empty at the end
 * @param csrf token that every form carries
 * @param error why the last try failed; empty when it did not
 */
public record ArchivePage(
    Frame frame,
    String total,
    List<Row> rows,
    boolean restores,
    String nextHref,
    String csrf,
    String error) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }

  /**
   * One workload.
   *
   * @param id in names
   * @param name its name for people
   * @param facts unit, environment and owner in words
   * @param aboutHref what it is, and how it ended
   * @param assessmentHref its newest assessment
   * @param archived when it was taken out of use
   * @param etag of what is shown
   */
  public record Row(
      String id,
      String name,
      String facts,
      String aboutHref,
      String assessmentHref,
      Moment archived,
      String etag) {}
}
