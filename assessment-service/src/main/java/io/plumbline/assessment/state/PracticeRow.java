package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of one practice of one assessment.
 *
 * @param assessment the id of the assessment
 * @param practice the practice
 * @param answer its answer, null when nobody has answered
 * @param observed what is observed of its concept, null when nothing ever was
 * @param state how it stood when last derived, null before the first time
 * @param exception the approved exception on its concept, null when there is none
 */
public record PracticeRow(
    String assessment,
    EditionPractice practice,
    @Nullable Answer answer,
    @Nullable Observed observed,
    @Nullable PracticeState state,
    @Nullable RiskException exception) {

  /** What its standing is derived from. */
  public Facts facts(TestableConcepts testable, ScoringPolicy policy) {
    boolean attested = observed != null && observed.everAttested();
    return new Facts(
        declaration(),
        new Observation(tally(), attested || testable.contains(practice.concept())),
        exception != null,
        practice.level().orElse(policy.defaultLevel()));
  }

  /** What people have written. */
  public AnswerContent content() {
    return answer == null ? AnswerContent.NONE : answer.content();
  }

  /** What people declare. */
  public Declaration declaration() {
    return content().declaration();
  }

  /** Whether people have declared anything. */
  public boolean answered() {
    return declaration().status() != AnswerStatus.UNANSWERED;
  }

  /** The evidence that counts. */
  public Tally tally() {
    return observed == null ? Tally.NONE : observed.tally();
  }
}
