package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.decision.ContentHash;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import java.util.Objects;

/** An answer as a decision: who declared what, and the hash of the words. */
final class AnswerDecision {

  private static final String FORM = "plumbline.answer.v2";

  private AnswerDecision() {}

  /**
   * The decision an answer is.
   *
   * @param answer as it stands now
   * @param before its status before
   */
  static Decision of(Answer answer, String before) {
    AnswerContent content = answer.content();
    return new Decision(
        DecisionRecorded.Kind.KIND_ANSWER,
        answer.key().name(),
        answer.revision(),
        before,
        content.status().name(),
        answer.authorship().authorId(),
        answer.authorship().updatedAt(),
        hash(answer));
  }

  /**
   * Covers name, revision, status, degree, reason, notes, assignee, author's id and time, due date
   * and origin, in this order; what is absent is empty.
   */
  static byte[] hash(Answer answer) {
    AnswerContent content = answer.content();
    return ContentHash.of(
        FORM,
        answer.key().name(),
        answer.revision(),
        content.status().name(),
        content.degree(),
        content.reason(),
        content.notes(),
        content.assignee(),
        answer.authorship().authorId(),
        answer.authorship().updatedAt(),
        Objects.toString(content.dueOn(), ""),
        answer.authorship().origin());
  }
}
