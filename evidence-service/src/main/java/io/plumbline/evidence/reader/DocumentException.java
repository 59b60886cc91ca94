package io.plumbline.evidence.reader;

import org.jspecify.annotations.Nullable;

/** A document that is refused whole, with the place where that was seen. */
public final class DocumentException extends RuntimeException {

  /** Why a document is refused. */
  public enum Problem {
    EMPTY,
    NOT_UTF8,
    MALFORMED,
    TRUNCATED,
    TOO_LARGE,
    TOO_DEEP,
    UNKNOWN_FORMAT,
    WRONG_FORMAT,
    NO_ACCOUNT
  }

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient @Nullable Position position;

  public DocumentException(Problem problem, String message, @Nullable Position position) {
    super(position == null ? message : message + " at " + position);
    this.problem = problem;
    this.position = position;
  }

  public Problem problem() {
    return problem;
  }

  /** Where, when it has a place. */
  public @Nullable Position position() {
    return position;
  }
}
