package io.plumbline.gateway.finding;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.gateway.words.Moment;

/**
 * One finding in a list.
 *
 * @param href its page
 * @param observed what was observed
 * @param severity how grave a failure is
 * @param title one line for people
 * @param rule the rule with its scanner
 * @param resource what it was observed on
 * @param where account and region
 * @param notes what sets it apart: muted, gone, stale; empty when nothing does
 * @param when it was last observed
 */
public record FindingRow(
    String href,
    Marked observed,
    String severity,
    String title,
    String rule,
    String resource,
    String where,
    String notes,
    Moment when) {

  public boolean grave() {
    return severity.equals("Critical") || severity.equals("High");
  }
}
