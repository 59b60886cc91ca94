package io.plumbline.gateway.scan;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import java.util.List;

/**
 * The list of scans, newest first.
 *
 * @param rows one page
 * @param nextHref older ones; empty at the end
 */
public record ScanList(Frame frame, List<Tab> tabs, List<ScanRow> rows, String nextHref) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
