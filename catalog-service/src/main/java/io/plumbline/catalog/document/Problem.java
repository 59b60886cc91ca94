package io.plumbline.catalog.document;

import java.util.Comparator;

/**
 * One thing that is wrong, or worth a look, in a document to import.
 *
 * @param line from 1; 0 when it concerns the document as a whole
 * @param column in code points from 1; 0 when it concerns the whole line or document
 * @param expected what the grammar wanted here
 * @param found what stands there instead, cut to 120 characters
 */
public record Problem(Reason reason, int line, int column, String expected, String found)
    implements Comparable<Problem> {

  private static final int FOUND_LIMIT = 120;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::reason);

  public Problem {
    if (found.codePointCount(0, found.length()) > FOUND_LIMIT) {
      found = found.substring(0, found.offsetByCodePoints(0, FOUND_LIMIT - 1)) + "…";
    }
  }

  /** An error stops an import; a warning is reported and the import goes on. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** Why. The names are part of the contract: clients switch on them. */
  public enum Reason {
    DOCUMENT_TOO_LARGE(Severity.ERROR),
    LINE_TOO_LONG(Severity.ERROR),
    TOO_MANY_PRACTICES(Severity.ERROR),
    TOO_MANY_PROBLEMS(Severity.ERROR),
    INVALID_UTF8(Severity.ERROR),
    NUL_CHARACTER(Severity.ERROR),
    CONTROL_CHARACTER(Severity.ERROR),
    MISSING_TITLE(Severity.ERROR),
    MISPLACED_TITLE(Severity.ERROR),
    MISSING_TOTAL(Severity.ERROR),
    MALFORMED_TOTAL(Severity.ERROR),
    TOTAL_MISMATCH(Severity.ERROR),
    UNKNOWN_HEADING_DEPTH(Severity.ERROR),
    MALFORMED_HEADING(Severity.ERROR),
    MALFORMED_PRACTICE_HEADING(Severity.ERROR),
    DUPLICATE_ID(Severity.ERROR),
    PRACTICE_OUTSIDE_AREA(Severity.ERROR),
    PRACTICE_OUTSIDE_TOPIC(Severity.ERROR),
    TOPIC_OUTSIDE_AREA(Severity.ERROR),
    FIELD_OUTSIDE_PRACTICE(Severity.ERROR),
    DUPLICATE_FIELD(Severity.ERROR),
    MISSING_DESCRIPTION(Severity.ERROR),
    MISSING_URL(Severity.ERROR),
    MALFORMED_LINK(Severity.ERROR),
    LINK_LABEL_MISMATCH(Severity.ERROR),
    URL_NOT_HTTPS(Severity.ERROR),
    MALFORMED_URL(Severity.ERROR),
    UNEXPECTED_TEXT(Severity.ERROR),
    DUPLICATE_TITLE(Severity.WARNING),
    DUPLICATE_URL(Severity.WARNING),
    DUPLICATE_DESCRIPTION(Severity.WARNING),
    TOPIC_NAMED_LIKE_AREA(Severity.WARNING),
    PRACTICE_NAMED_LIKE_TOPIC(Severity.WARNING),
    EMPTY_HEADING(Severity.WARNING),
    FOREIGN_LINK_HOST(Severity.WARNING),
    ID_MEANS_ANOTHER_PRACTICE_ELSEWHERE(Severity.WARNING);

    private final Severity severity;

    Reason(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }

  public boolean isError() {
    return reason.severity() == Severity.ERROR;
  }

  /** One sentence for people: what was expected and what was found. */
  public String message() {
    return "expected " + expected + ", found " + found;
  }

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }
}
