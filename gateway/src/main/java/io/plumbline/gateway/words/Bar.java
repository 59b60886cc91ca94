package io.plumbline.gateway.words;

import org.jspecify.annotations.Nullable;

/**
 * Proven and declared on one bar.
 *
 * @param proven basis points proven, absent when nothing applies
 * @param declared basis points declared, absent when nothing applies
 */
public record Bar(@Nullable Integer proven, @Nullable Integer declared) {

  /** Figure for proven, {@code 43.7}, or a dash. */
  public String provenWords() {
    return proven == null ? "\u2013" : Figures.percent(proven);
  }

  /** Figure for declared, {@code 71.0}, or a dash. */
  public String declaredWords() {
    return declared == null ? "\u2013" : Figures.percent(declared);
  }

  /** How far the proven share moves from here, {@code +7.9}; a dash where one side has none. */
  public String went(Bar after) {
    Integer is = after.proven();
    if (proven == null || is == null) {
      return "\u2013";
    }
    String sign = is > proven ? "+" : is < proven ? "\u2212" : "\u00b1";
    return sign + Figures.percent(Math.abs(is - proven));
  }

  /** The bar as SVG: declared behind, proven before it. Decorative, the figures stand beside it. */
  public String svg() {
    return "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\""
        + " aria-hidden=\"true\"><rect class=\"bar-all\" width=\"1000\" height=\"10\"/>"
        + rect("bar-declared", declared)
        + rect("bar-proven", proven)
        + "</svg>";
  }

  private static String rect(String type, @Nullable Integer basisPoints) {
    int width = basisPoints == null ? 0 : Math.min(1000, Math.max(0, basisPoints / 10));
    return "<rect class=\"" + type + "\" width=\"" + width + "\" height=\"10\"/>";
  }
}
