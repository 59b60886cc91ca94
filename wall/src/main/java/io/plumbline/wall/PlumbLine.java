package io.plumbline.wall;

import static io.plumbline.wall.Svg.number;

/**
 * The line beside the wall. The dotted line is true; the string swings from it by the share of
 * leaning weight, with a quarter of the weight at half the swing, so that a small lean is still
 * seen.
 *
 * @param lean share of leaning weight, 0 to 1
 * @param left where the wall ends
 * @param width room beside the wall
 * @param height height of the wall
 */
record PlumbLine(double lean, double left, double width, double height) {

  void draw(Svg svg) {
    double peg = left + 18;
    double top = 7;
    double foot = height - 24;
    double bob = peg + Math.sqrt(lean) * (width - 44);
    svg.raw("<g class=\"plumb" + (percent() == 0 ? " true" : "") + "\" role=\"img\"")
        .attr("aria-label", words())
        .raw("><title>")
        .text(words())
        .raw("</title>");
    svg.raw("<path class=\"arm\" d=\"M" + number(left + 4) + " " + number(top))
        .raw("H" + number(peg) + "\"/>");
    svg.raw("<path class=\"guide\" d=\"M" + number(peg) + " " + number(top))
        .raw("V" + number(foot + 6) + "\"/>");
    svg.raw("<path class=\"string\" d=\"M" + number(peg) + " " + number(top))
        .raw("L" + number(bob) + " " + number(foot - 10) + "\"/>");
    svg.raw("<path class=\"bob\" d=\"M" + number(bob) + " " + number(foot + 4))
        .raw("l-5-11l2.5-4h5l2.5 4z\"/>");
    svg.raw("<text class=\"plumb-text\"")
        .attr("x", peg - 6)
        .attr("y", height - 4)
        .raw(">")
        .text(percent() == 0 ? "plumb" : percent() + " % leans")
        .raw("</text></g>");
  }

  /** Rounded up, so that a wall with any leaning brick never reads as plumb. */
  private int percent() {
    return (int) Math.ceil(lean * 100 - 1e-9);
  }

  private String words() {
    return percent() == 0
        ? "Plumb line: nothing leans."
        : "Plumb line: " + percent() + " % of the weight leans.";
  }
}
