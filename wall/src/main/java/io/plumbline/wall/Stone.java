package io.plumbline.wall;

import static io.plumbline.wall.Svg.number;

/**
 * The shape of one mark in a cell. Every bucket has its own silhouette, so that a mark reads
 * without colour: filled, half filled, leaning, hatched, outlined, propped, notched, missing.
 *
 * @param x left edge of the cell
 * @param y top edge of the cell
 * @param w width of the cell
 * @param h height of the cell
 */
record Stone(double x, double y, double w, double h) {

  private static final double LEAN_DEGREES = -9;

  void draw(Bucket bucket, Svg svg) {
    switch (bucket) {
      case CONFIRMED -> svg.raw(box("f", x, y, w, h));
      case DECLARED_ONLY ->
          svg.raw(box("o", x + .75, y + .75, w - 1.5, h - 1.5))
              .raw(
                  path(
                      "f",
                      "M"
                          + at(x + 1, y + h / 2)
                          + right(w - 2)
                          + down(h / 2 - 1)
                          + right(2 - w)
                          + "z"));
      case CONTRADICTED -> leaning(svg);
      case STALE -> svg.raw(box("o", x + .75, y + .75, w - 1.5, h - 1.5)).raw(path("s", hatch()));
      case UNKNOWN -> svg.raw(box("o", x + .75, y + .75, w - 1.5, h - 1.5));
      case EXCEPTED -> propped(svg);
      case ADMITTED -> svg.raw(path("f", notched()));
      case NOT_APPLICABLE -> svg.raw(box("g", x + .5, y + .5, w - 1, h - 1));
    }
  }

  /** A smaller brick turned about its centre; it stays inside its joint. */
  private void leaning(Svg svg) {
    double dx = w * .06;
    double dy = h * .06;
    svg.raw("<rect class=\"f\"")
        .attr("x", x + dx)
        .attr("y", y + dy)
        .attr("width", w - 2 * dx)
        .attr("height", h - 2 * dy)
        .attr("rx", 1)
        .attr("transform", "rotate(" + number(LEAN_DEGREES) + " " + at(x + w / 2, y + h / 2) + ")")
        .raw("/>");
  }

  /** A lifted brick on two struts. */
  private void propped(Svg svg) {
    double top = h * .56;
    svg.raw(box("f", x, y, w, top));
    double foot = y + h - .75;
    String struts =
        "M"
            + at(x + w * .3, y + top)
            + "L"
            + at(x + w * .14, foot)
            + "M"
            + at(x + w * .7, y + top)
            + "L"
            + at(x + w * .86, foot);
    svg.raw(path("s", struts));
  }

  private String notched() {
    double depth = h * .5;
    double half = Math.min(w * .16, depth);
    return "M"
        + at(x, y)
        + "L"
        + at(x + w / 2 - half, y)
        + "L"
        + at(x + w / 2, y + depth)
        + "L"
        + at(x + w / 2 + half, y)
        + "L"
        + at(x + w, y)
        + down(h)
        + right(-w)
        + "z";
  }

  /** Parallel strokes at 45 degrees, cut at the brick's edges. */
  private String hatch() {
    StringBuilder d = new StringBuilder();
    double step = Math.max(4, h / 4);
    double left = x + 1.5;
    double top = y + 1.5;
    double width = w - 3;
    double height = h - 3;
    for (double offset = step; offset < width + height - 1; offset += step) {
      double fromX = Math.min(offset, width);
      double fromY = offset - fromX;
      double toY = Math.min(offset, height);
      double toX = offset - toY;
      d.append('M').append(at(left + fromX, top + fromY));
      d.append('L').append(at(left + toX, top + toY));
    }
    return d.toString();
  }

  private static String box(String type, double x, double y, double w, double h) {
    return new Svg()
        .raw("<rect class=\"" + type + "\"")
        .attr("x", x)
        .attr("y", y)
        .attr("width", w)
        .attr("height", h)
        .attr("rx", 1)
        .raw("/>")
        .toString();
  }

  private static String path(String type, String d) {
    return "<path class=\"" + type + "\" d=\"" + d + "\"/>";
  }

  private static String at(double px, double py) {
    return number(px) + " " + number(py);
  }

  private static String right(double dx) {
    return "h" + number(dx);
  }

  private static String down(double dy) {
    return "v" + number(dy);
  }
}
