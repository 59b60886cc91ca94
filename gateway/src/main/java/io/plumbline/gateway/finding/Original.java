package io.plumbline.gateway.finding;

/** Lays out JSON for people without touching a token of it; other text stays as it is. */
public final class Original {
  private static final String INDENT = "  ";
  private static final int MOST = 100;

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean quoted;

  private Original() {}

  /** Line breaks and indents around tokens; a text that has line breaks is shown as it is. */
  public static String laidOut(String text) {
    String trimmed = text.strip();
    boolean json = trimmed.startsWith("{") || trimmed.startsWith("[");
    return json && trimmed.indexOf('\n') < 0 ? new Original().lay(trimmed) : text;
  }

  private String lay(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        out.append(c);
        if (c == '\\' && i + 1 < text.length()) {
          out.append(text.charAt(++i));
        } else {
          quoted = c != '"';
        }
      } else {
        i = token(text, i, c);
      }
    }
    return out.toString();
  }

  private int token(String text, int at, char c) {
    switch (c) {
      case '{', '[' -> {
        int next = skip(text, at + 1);
        if (next < text.length() && (text.charAt(next) == '}' || text.charAt(next) == ']')) {
          out.append(c).append(text.charAt(next));
          return next;
        }
        out.append(c);
        depth++;
        breakLine();
      }
      case '}', ']' -> {
        depth--;
        breakLine();
        out.append(c);
      }
      case ',' -> {
        out.append(c);
        breakLine();
      }
      case ':' -> out.append(": ");
      default -> {
        quoted = c == '"';
        if (!Character.isWhitespace(c)) {
          out.append(c);
        }
      }
    }
    return at;
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private void breakLine() {
    out.append('\n').append(INDENT.repeat(Math.max(0, Math.min(depth, MOST))));
  }
}
