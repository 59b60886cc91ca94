package io.plumbline.gateway.contradiction;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import java.util.List;

/**
 * The queue.
 *
 * @param total how many there are, in words
 * @param choices by which it can be narrowed; one is current
 * @param workload the workload it is narrowed to; empty for all
 * @param allHref the queue of every workload
 * @param rows one page
 * @param nextHref the next page; empty at the end
 */
public record ContradictionPage(
    Frame frame,
    String total,
    List<Choice> choices,
    String workload,
    String allHref,
    List<ContradictionRow> rows,
    String nextHref) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
