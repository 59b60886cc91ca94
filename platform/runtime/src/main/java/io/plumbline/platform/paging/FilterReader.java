package io.plumbline.platform.paging;

import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the text of one filter from left to right and stops at the first wrong character. */
final class FilterReader {

  private final String text;
  private final Set<String> fields;
  private int at;

  FilterReader(String text, Set<String> fields) {
    this.text = text;
    this.fields = fields;
  }

  Map<String, String> read() {
    Map<String, String> conditions = new HashMap<>();
    skipBlanks();
    while (!ended()) {
      condition(conditions);
      skipBlanks();
      if (!ended()) {
        and();
      }
    }
    return conditions;
  }

  private void condition(Map<String, String> conditions) {
    int start = at;
    String field = word();
    if (!fields.contains(field)) {
      throw refused(start, "expected one of " + String.join(", ", new TreeSet<>(fields)));
    }
    skipBlanks();
    if (!next('=')) {
      throw refused(at, "expected =");
    }
    skipBlanks();
    if (conditions.put(field, quoted()) != null) {
      throw refused(start, field + " is given twice");
    }
  }

  private void and() {
    int start = at;
    if (!word().equalsIgnoreCase("AND")) {
      throw refused(start, "expected AND");
    }
    skipBlanks();
    if (ended()) {
      throw refused(at, "expected a condition after AND");
    }
  }

  private String word() {
    int start = at;
    while (!ended() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    int start = at;
    if (!next('"')) {
      throw refused(at, "expected a value in double quotes");
    }
    StringBuilder value = new StringBuilder();
    while (!next('"')) {
      if (ended()) {
        throw refused(start, "the quote is not closed");
      }
      if (next('\\') && (ended() || "\"\\".indexOf(text.charAt(at)) < 0)) {
        throw refused(at, "expected \\\" or \\\\");
      }
      value.append(text.charAt(at++));
    }
    return value.toString();
  }

  private boolean next(char wanted) {
    if (ended() || text.charAt(at) != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipBlanks() {
    while (!ended() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean ended() {
    return at >= text.length();
  }

  private static DomainException refused(int at, String description) {
    return DomainException.invalid(
        PlatformReason.REQUEST_INVALID, "filter", "at position " + (at + 1) + ": " + description);
  }
}
