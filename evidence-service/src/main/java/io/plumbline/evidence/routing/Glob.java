package io.plumbline.evidence.routing;

import java.util.Objects;

/**
 * A pattern in which {@code *} stands for any characters or none and {@code ?} for exactly one. The
 * parts between the stars are looked for from left to right and never again, so a pattern costs at
 * most its length times that of the text, whoever wrote it.
 */
public final class Glob {

  private final String pattern;
  private final String[] parts;

  public Glob(String pattern) {
    this.pattern = pattern;
    this.parts = pattern.split("\\*", -1);
  }

  /** Whether the text matches from its first to its last character. */
  public boolean matches(String text) {
    int at = end(parts[0], text, 0);
    if (parts.length == 1) {
      return at == text.length();
    }
    for (int i = 1; i < parts.length - 1 && at >= 0; i++) {
      at = find(parts[i], text, at);
    }
    return at >= 0 && endsWith(parts[parts.length - 1], text, at);
  }

  /** Where the first occurrence of the part ends; -1 when there is none. */
  private static int find(String part, String text, int from) {
    if (part.indexOf('?') < 0) {
      int at = text.indexOf(part, from);
      return at < 0 ? -1 : at + part.length();
    }
    for (int start = from; start <= text.length(); start++) {
      int end = end(part, text, start);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  private static boolean endsWith(String part, String text, int from) {
    if (part.indexOf('?') < 0) {
      return text.length() - part.length() >= from && text.endsWith(part);
    }
    for (int start = from; start <= text.length(); start++) {
      if (end(part, text, start) == text.length()) {
        return true;
      }
    }
    return false;
  }

  /** Where the part ends when it begins here; -1 when it does not. */
  private static int end(String part, String text, int start) {
    int at = start;
    for (int i = 0; i < part.length(); i++) {
      if (at >= text.length()) {
        return -1;
      }
      if (part.charAt(i) == '?') {
        at += Character.charCount(text.codePointAt(at));
      } else if (part.charAt(i) == text.charAt(at)) {
        at++;
      } else {
        return -1;
      }
    }
    return at;
  }

  /** The same pattern for SQL's {@code like}. */
  public String like() {
    return pattern
        .replace("\\", "\\\\")
        .replace("%", "\\%")
        .replace("_", "\\_")
        .replace('*', '%')
        .replace('?', '_');
  }

  /** The pattern as it was written. */
  public String pattern() {
    return pattern;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && pattern.equals(glob.pattern);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(pattern);
  }

  @Override
  public String toString() {
    return pattern;
  }
}
