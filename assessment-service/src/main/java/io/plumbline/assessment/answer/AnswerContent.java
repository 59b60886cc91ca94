package io.plumbline.assessment.answer;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people write into an answer.
 *
 * @param status what is declared
 * @param degree how far it is done, in percent; 0 unless it is done in part
 * @param reason why
 * @param notes anything worth keeping
 * @param assignee who is to answer
 * @param dueOn until when, null for no such day
 */
@Embeddable
public record AnswerContent(
    @Enumerated(EnumType.STRING) AnswerStatus status,
    int degree,
    String reason,
    String notes,
    String assignee,
    @Nullable LocalDate dueOn) {

  /** Nobody has written anything yet. */
  public static final AnswerContent NONE =
      new AnswerContent(AnswerStatus.UNANSWERED, 0, "", "", "", null);

  /** The same words for another practice; who is to answer there, and when, is its own. */
  public AnswerContent copiedOver(AnswerContent target) {
    return new AnswerContent(status, degree, reason, notes, target.assignee, target.dueOn);
  }

  /** The part that counts. */
  public Declaration declaration() {
    return new Declaration(status, degree);
  }
}
