package io.plumbline.assessment.verdict;

/**
 * The part of an answer that counts.
 *
 * @param status what was declared
 * @param degree how far a partial implementation goes, in percent (0 to 100); without meaning for
 *     every other status
 */
public record Declaration(AnswerStatus status, int degree) {

  /** Nobody said anything yet. */
  public static final Declaration UNANSWERED = new Declaration(AnswerStatus.UNANSWERED, 0);

  public Declaration {
    if (degree < 0 || degree > 100) {
      throw new IllegalArgumentException("degree is not within 0 to 100: " + degree);
    }
    if (status != AnswerStatus.PARTIALLY_IMPLEMENTED) {
      degree = 0;
    }
  }

  /** The credit claimed by declaration alone, in percent (DESIGN section 8, d). */
  public int credit() {
    return switch (status) {
      case IMPLEMENTED -> 100;
      case PARTIALLY_IMPLEMENTED -> degree;
      case UNANSWERED, NOT_IMPLEMENTED, NOT_APPLICABLE -> 0;
    };
  }
}
