package io.plumbline.wall;

import java.util.Locale;

/** Writes SVG text: escaped attributes, short and deterministic numbers. */
final class Svg {
  private final StringBuilder out = new StringBuilder(4096);

  Svg raw(String markup) {
    out.append(markup);
    return this;
  }

  Svg text(String plain) {
    out.append(escape(plain));
    return this;
  }

  Svg attr(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    return this;
  }

  Svg attr(String name, double value) {
    out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    return this;
  }

  /** A number with at most two decimals and no trailing zeros; the same on every machine. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    String text = String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Escapes for XML text and double-quoted attributes; characters XML 1.0 forbids become U+FFFD.
   */
  static String escape(String plain) {
    StringBuilder safe = new StringBuilder(plain.length() + 16);
    plain
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
