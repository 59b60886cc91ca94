package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import java.util.List;
import java.util.Map;

/**
 * The findings explorer.
 *
 * @param total how many findings the filter lets through, in words
 * @param query what resources start with
 * @param practices to narrow it to; none when the catalog does not answer
 * @param hidden the other conditions, for the search form
 * @param chips what the list is narrowed to
 * @param facets to narrow it further
 * @param rows one page
 * @param previousHref the page before; empty on the first
 * @param nextHref the page after; empty on the last
 * @param searching whether this page was cut short while more may match
 * @param any whether the reader may see any finding at all
 */
public record ExplorerPage(
    Frame frame,
    List<Tab> tabs,
    String total,
    String query,
    List<Choice> practices,
    Map<String, String> hidden,
    List<Chip> chips,
    List<Facet> facets,
    List<FindingRow> rows,
    String previousHref,
    String nextHref,
    boolean searching,
    boolean any) {

  /**
   * One practice.
   *
   * @param name as the filter takes it
   * @param label its id and title
   * @param chosen whether the list is narrowed to it
   */
  public record Choice(String name, String label, boolean chosen) {}

  /**
   * One condition.
   *
   * @param field its name
   * @param value as people read it
   * @param href the list without it
   */
  public record Chip(String field, String value, String href) {}
}
