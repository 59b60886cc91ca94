package io.plumbline.wall;

import static io.plumbline.wall.Svg.number;

/**
 * Twins carry the same mason's mark, as stones cut by one hand did. Marks are given in the order
 * the pairs appear and repeat after eight pairs.
 */
final class MasonMark {
  /** Strokes in a box of 8 by 8, origin in its middle. */
  private static final String[] STROKES = {
    "M-3 3L0-3L3 3z",
    "M-3-3L3 3M-3 3L3-3",
    "M0-3.5L3 0L0 3.5L-3 0z",
    "M0-3.5V3.5M-3-1H3",
    "M-3-3H3L-3 3H3z",
    "M-3 3L-1-3L1 3L3-3",
    "M0-3.5V3.5M-3 0L0-3.5L3 0",
    "M-3-2.5H3M-3 2.5H3M0-2.5V2.5",
  };

  private MasonMark() {}

  static String svg(int pair, double centreX, double centreY) {
    return "<path class=\"mason\" transform=\"translate("
        + number(centreX)
        + " "
        + number(centreY)
        + ")\" d=\""
        + STROKES[Math.floorMod(pair, STROKES.length)]
        + "\"/>";
  }
}
