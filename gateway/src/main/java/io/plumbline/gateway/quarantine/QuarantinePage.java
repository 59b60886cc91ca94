package io.plumbline.gateway.quarantine;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import java.util.List;

/**
 * The quarantine.
 *
 * @param states by which it can be narrowed; one is current
 * @param chips what else it is narrowed to
 * @param rows one page
 * @param nextHref the next page; empty at the end
 * @param any whether anything is asked for that may hide the rest
 */
public record QuarantinePage(
    Frame frame,
    List<Tab> tabs,
    List<Choice> states,
    List<Chip> chips,
    List<RefusedRow> rows,
    String nextHref,
    boolean any) {

  /**
   * A condition.
   *
   * @param field its name
   * @param value its value
   * @param href the list without it
   */
  public record Chip(String field, String value, String href) {}

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }
}
