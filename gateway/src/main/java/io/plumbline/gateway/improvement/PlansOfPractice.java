package io.plumbline.gateway.improvement;

import java.util.List;

/**
 * The improvements of one practice, as a part of its panel.
 *
 * @param cards those that are not closed first
 * @param total how many there are in all
 * @param boardHref the same on the board
 * @param newHref where one is planned; empty where the reader may not
 */
public record PlansOfPractice(
    List<ImprovementCard> cards, int total, String boardHref, String newHref) {

  /** How many are not shown. */
  public int more() {
    return total - cards.size();
  }
}
