package io.plumbline.gateway.improvement;

import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.listing.Choice;
import java.util.List;

/**
 * The board.
 *
 * @param choices by which it can be narrowed
 * @param narrowed other conditions that hold, each with the board without it
 * @param columns by state, each with its improvements
 * @param whole whether all columns are shown, and not the list of one
 * @param nextHref the next page of a list; empty at the end, and on the board
 */
public record BoardPage(
    Frame frame,
    List<Choice> choices,
    List<Narrowed> narrowed,
    List<Column> columns,
    boolean whole,
    String nextHref) {

  /** Whether nothing is shown at all. */
  public boolean empty() {
    return columns.stream().allMatch(column -> column.cards().isEmpty());
  }

  /** The pager of every list knows a page before; here the browser does. */
  public String previousHref() {
    return "";
  }

  /**
   * A condition that holds.
   *
   * @param label what it is about
   * @param value what it must be
   * @param href the board without it
   */
  public record Narrowed(String label, String value, String href) {}

  /**
   * The improvements of one state.
   *
   * @param key for ids
   * @param label its word
   * @param total how many there are in all
   * @param href the list of them; empty where it is shown already
   * @param cards the first of them
   */
  public record Column(
      String key, String label, int total, String href, List<ImprovementCard> cards) {

    /** How many are not shown on the board. */
    public int more() {
      return total - cards.size();
    }
  }
}
