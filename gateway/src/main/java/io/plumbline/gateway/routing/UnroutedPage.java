package io.plumbline.gateway.routing;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * Findings that belong to no workload.
 *
 * @param total how many, in words
 * @param rows by account and rule
 * @param nextHref the next page; empty at the end
 */
public record UnroutedPage(
    Frame frame, List<Tab> tabs, String total, List<Row> rows, String nextHref) {

  /**
   * Findings of one account by one rule.
   *
   * @param unrouted how many belong to no workload
   * @param all how many there are
   * @param href the unrouted ones
   * @param last when the last of all was observed
   */
  public record Row(
      String account, String rule, String unrouted, String all, String href, Moment last) {}

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
