package io.plumbline.gateway.practice;

import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings behind a practice, one page of them.
 *
 * @param rules rules that speak for it, with counts
 * @param rows findings, failures first
 * @param moreHref the next page, empty at the end
 * @param allHref all of them in the explorer
 * @param restricted whether the reader may not see findings
 */
public record FindingList(
    List<RuleLine> rules, List<Row> rows, String moreHref, String allHref, boolean restricted) {

  /**
   * What one rule says of a practice, over all its findings shown so far.
   *
   * @param rule the rule's id
   * @param href its findings in the explorer
   * @param source who observes
   * @param fail failing resources
   * @param pass passing resources
   */
  public record RuleLine(String rule, String href, String source, int fail, int pass) {

    /** Failures and passes as a bar. Decorative, the figures stand beside it. */
    public String svg() {
      int all = Math.max(1, fail + pass);
      int width = Math.round(1000f * fail / all);
      return "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\""
          + " aria-hidden=\"true\"><rect class=\"bar-pass\" width=\"1000\""
          + " height=\"10\"/><rect class=\"bar-fail\" width=\""
          + width
          + "\" height=\"10\"/></svg>";
    }
  }

  /**
   * One finding.
   *
   * @param href its page
   * @param observation what was observed, {@code FAIL}
   * @param rule the rule's id
   * @param resource the resource's id
   * @param where account and region
   * @param note suppression, acceptance or staleness in words, empty when there is nothing to say
   * @param text the scanner's own words
   * @param when the time of observation
   */
  public record Row(
      String href,
      String observation,
      String rule,
      String resource,
      String where,
      String note,
      String text,
      @Nullable Moment when) {

    public boolean fails() {
      return observation.equals("FAIL");
    }
  }

  public boolean empty() {
    return rows.isEmpty();
  }
}
