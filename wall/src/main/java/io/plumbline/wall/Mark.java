package io.plumbline.wall;

/**
 * A bucket's mark on its own, for lists, chips and legends. Decorative: the word stands beside it.
 */
public final class Mark {
  private static final int WIDTH = 18;
  private static final int HEIGHT = 11;

  private Mark() {}

  /** The mark as inline SVG, 18 by 11 units, hidden from screen readers. */
  public static String svg(Bucket bucket) {
    Svg svg =
        new Svg()
            .raw("<svg class=\"mark b-" + bucket.mark() + "\"")
            .attr("viewBox", "-1 -1 " + (WIDTH + 2) + " " + (HEIGHT + 2))
            .attr("width", WIDTH + 2)
            .attr("height", HEIGHT + 2)
            .raw(" aria-hidden=\"true\" focusable=\"false\">");
    new Stone(0, 0, WIDTH, HEIGHT).draw(bucket, svg);
    return svg.raw("</svg>").toString();
  }
}
