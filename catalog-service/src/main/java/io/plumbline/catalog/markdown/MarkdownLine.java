package io.plumbline.catalog.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with what it is in the seed's grammar.
 *
 * @param value the heading's or field's text; for any other kind the whole line
 * @param depth a heading's number of hashes, else 0
 * @param column where the value starts, in code points from 1
 */
record MarkdownLine(Kind kind, int number, int column, String value, int depth) {

  enum Kind {
    BLANK,
    RULE,
    HEADING,
    TOTAL,
    DESCRIPTION,
    DOCUMENTATION,
    TEXT
  }

  static final String TOTAL = "**Total Best Practices:**";
  static final String DESCRIPTION = "**Description:**";
  static final String DOCUMENTATION = "**AWS Documentation:**";
  static final String RULE = "---";

  private static final Pattern HEADING = Pattern.compile("(#+)([ \\t]+(.*)|)");

  static MarkdownLine of(SourceLine line) {
    String text = line.text();
    if (line.isBlank()) {
      return whole(Kind.BLANK, line);
    }
    if (text.equals(RULE)) {
      return whole(Kind.RULE, line);
    }
    Matcher heading = HEADING.matcher(text);
    if (heading.matches()) {
      int depth = heading.group(1).length();
      return from(Kind.HEADING, line, heading.group(3) == null ? depth : heading.start(3), depth);
    }
    if (text.startsWith(TOTAL)) {
      return from(Kind.TOTAL, line, TOTAL.length(), 0);
    }
    if (text.startsWith(DESCRIPTION)) {
      return from(Kind.DESCRIPTION, line, DESCRIPTION.length(), 0);
    }
    if (text.startsWith(DOCUMENTATION)) {
      return from(Kind.DOCUMENTATION, line, DOCUMENTATION.length(), 0);
    }
    return whole(Kind.TEXT, line);
  }

  private static MarkdownLine whole(Kind kind, SourceLine line) {
    return new MarkdownLine(kind, line.number(), 1, line.text(), 0);
  }

  private static MarkdownLine from(Kind kind, SourceLine line, int offset, int depth) {
    String text = line.text();
    int start = offset;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return new MarkdownLine(kind, line.number(), line.column(start), text.substring(start), depth);
  }

  /** The column of a character offset inside the value. */
  int column(int offset) {
    return column + value.codePointCount(0, offset);
  }
}
