package io.plumbline.assessment.inheritance;

import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What a practice inherits, with what stands in it.
 *
 * @param declaration what is declared there
 * @param observed what is observed of the concept there; null when nothing ever was
 */
public record Inherited(Source source, Declaration declaration, @Nullable Observed observed) {

  /** What was read; nothing when there is nothing to inherit. */
  public static @Nullable Inherited of(
      @Nullable Source source, @Nullable AnswerRevision answer, @Nullable ObservedRevision seen) {
    return source == null || answer == null
        ? null
        : new Inherited(
            source, answer.content().declaration(), seen == null ? null : seen.observed());
  }

  /** What was read of {@link Inheritance#JOINS}. */
  public static @Nullable Inherited of(
      @Nullable Inheritance taken,
      @Nullable AnswerRevision answer,
      @Nullable ObservedRevision seen) {
    return of(taken == null ? null : taken.source(), answer, seen);
  }

  /** The evidence that comes with it. */
  public Tally tally() {
    return observed == null ? Tally.NONE : observed.tally();
  }
}
