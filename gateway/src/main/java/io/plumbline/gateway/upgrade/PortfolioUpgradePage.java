package io.plumbline.gateway.upgrade;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Bar;
import java.util.List;

/**
 * The dry run of the portfolio.
 *
 * @param from the editions to upgrade from
 * @param to the editions to upgrade to
 * @param chosenFrom the one chosen; empty when none is
 * @param chosenTo the one chosen; empty when none is
 * @param rows one page
 * @param total everything the reader may see, summed; on later pages what the page shows
 * @param nextHref the next page; empty at the end
 * @param error why there is none; empty when there is no such reason
 */
public record PortfolioUpgradePage(
    Frame frame,
    List<EditionLink> from,
    List<EditionLink> to,
    String chosenFrom,
    String chosenTo,
    List<Row> rows,
    Row total,
    String nextHref,
    String error) {

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }

  /**
   * One assessment.
   *
   * @param workload name of its workload
   * @param name its own name
   * @param href its dry run
   */
  public record Row(
      String workload,
      String name,
      String href,
      int carried,
      int flagged,
      int asks,
      int stays,
      Bar before,
      Bar after) {}
}
