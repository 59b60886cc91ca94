package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.answer.Authorship;
import io.plumbline.assessment.verdict.AnswerStatus;
import org.jspecify.annotations.Nullable;

/**
 * An answer that somebody is about to write.
 *
 * @param key which
 * @param answer as it stands, null when there is none yet
 * @param before what is written in it
 * @param next what shall be
 * @param by who writes it
 */
public record AnswerDraft(
    AnswerKey key,
    @Nullable Answer answer,
    AnswerContent before,
    AnswerContent next,
    Authorship by) {

  /** A draft beside the answer as it stands, null when there is none yet. */
  public static AnswerDraft of(
      AnswerKey key, @Nullable Answer answer, AnswerContent next, Authorship by) {
    AnswerContent before = answer == null ? AnswerContent.NONE : answer.content();
    return new AnswerDraft(key, answer, before, next, by);
  }

  /** Whether it says anything new. */
  boolean changes() {
    return !next.equals(before);
  }

  /**
   * Whether it takes the place of what could be inherited without saying why, or takes the reason
   * away that was given for that.
   */
  boolean overridesSilently() {
    return next.status() != AnswerStatus.UNANSWERED
        && next.reason().isBlank()
        && (before.status() == AnswerStatus.UNANSWERED || !before.reason().isBlank());
  }

  /** The answer as it stands. */
  io.plumbline.proto.assessment.v1.Answer proto() {
    return answer == null ? AnswerProtos.none(key) : AnswerProtos.proto(answer);
  }

  /** The answer as it would be; changes nothing. */
  io.plumbline.proto.assessment.v1.Answer preview() {
    if (!changes()) {
      return proto();
    }
    io.plumbline.proto.assessment.v1.Answer next =
        AnswerProtos.proto(new Answer(key, this.next, by));
    return next.toBuilder().setRevision(proto().getRevision() + 1).build();
  }
}
