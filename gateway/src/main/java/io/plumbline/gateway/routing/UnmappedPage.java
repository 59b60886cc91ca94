package io.plumbline.gateway.routing;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;

/**
 * Rules that speak to no practice.
 *
 * @param rows by rule
 * @param nextHref the next page; empty at the end
 */
public record UnmappedPage(Frame frame, List<Tab> tabs, List<Row> rows, String nextHref) {

  /**
   * One rule.
   *
   * @param findings how many findings it has
   * @param href its findings
   * @param first when the first of them was first observed
   * @param last when the last of them was last observed
   */
  public record Row(String rule, String findings, String href, Moment first, Moment last) {}

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
