package io.plumbline.gateway.scan;

import io.plumbline.gateway.evidence.Tab;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.words.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scan.
 *
 * @param row what the list says of it
 * @param sourceHref its source's findings
 * @param finished when it ended; null while it goes on
 * @param error why it broke off, or declared nothing gone; empty otherwise
 * @param complete whether it was declared to have seen everything in its scope
 * @param read how many records, as a figure
 * @param outcomes that sum to what was read
 * @param further what else is known of those taken
 * @param scope what it looked at
 */
public record ScanPage(
    Frame frame,
    List<Tab> tabs,
    ScanRow row,
    String sourceHref,
    @Nullable Moment finished,
    String error,
    boolean complete,
    String read,
    List<Line> outcomes,
    List<Line> further,
    List<Scope> scope) {

  /**
   * A number.
   *
   * @param label what it counts
   * @param number in words
   * @param href its rows; empty when it has none of its own
   * @param means what it means
   * @param none whether it is zero
   */
  public record Line(String label, String number, String href, String means, boolean none) {}

  /**
   * One side of the scope.
   *
   * @param label accounts, regions or rules
   * @param count how many, in words
   * @param values the first of them
   * @param more whether there are more than shown
   */
  public record Scope(String label, String count, List<String> values, boolean more) {}
}
