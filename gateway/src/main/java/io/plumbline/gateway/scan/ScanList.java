package io.plumbline.gateway.scan;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import java.util.List;

/**
 * The list of scans, newest first.
 *
 * @param states by which it can be narrowed; the first is all
 * @param rows one page
 * @param nextHref older ones; empty at the end
 */
public record ScanList(
    Frame frame, List<Tab> tabs, List<Choice> states, List<ScanRow> rows, String nextHref) {

  /** Whether the list is narrowed. */
  public boolean narrowed() {
    return states.stream().skip(1).anyMatch(Choice::current);
  }

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
