package io.plumbline.assessment.answer;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What people write into an answer.
 *
 * @param status what is declared
 * @param degree how far it is done, in percent; 0 unless it is done in part
 * @param reason why
 * @param notes anything worth keeping
 * @param assignee who is to answer
 */
@Embeddable
public record AnswerContent(
    @Enumerated(EnumType.STRING) AnswerStatus status,
    int degree,
    String reason,
    String notes,
    String assignee) {

  /** Nobody has written anything yet. */
  public static final AnswerContent NONE =
      new AnswerContent(AnswerStatus.UNANSWERED, 0, "", "", "");

  /** The part that counts. */
  public Declaration declaration() {
    return new Declaration(status, degree);
  }
}
