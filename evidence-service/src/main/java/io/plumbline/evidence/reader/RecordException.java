package io.plumbline.evidence.reader;

/** One record that can not be taken; the others of its document can. */
public final class RecordException extends Exception {

  /** Why a record is quarantined. */
  public enum Reason {
    NOT_AN_OBJECT,
    NOT_A_FINDING,
    MALFORMED,
    TOO_LARGE,
    DUPLICATE_KEY,
    BAD_TEXT,
    MISSING_FIELD,
    FIELD_TOO_LONG,
    BAD_TIME,
    OBSERVED_IN_FUTURE,
    PRODUCT_NOT_ALLOWED,
    ACCOUNT_NOT_ALLOWED
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public RecordException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
