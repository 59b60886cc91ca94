package io.plumbline.assessment.carry;

import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.verdict.AnswerStatus;

/**
 * A practice of the old edition with its answer.
 *
 * @param practiceId its id as the edition writes it
 * @param concept what it means
 * @param answer {@link AnswerContent#NONE} when nobody has answered
 */
public record Source(String practiceId, String concept, AnswerContent answer) {

  /** Whether anything is declared. */
  public boolean answered() {
    return answer.status() != AnswerStatus.UNANSWERED;
  }

  /** Whether anything is written, if only a note or who is to answer. */
  public boolean written() {
    return !answer.equals(AnswerContent.NONE);
  }
}
