package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.scoring.Covered;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param offered what it inherits as long as it is not answered itself, null when nothing is
 */
public record PracticeRow(
    String assessment,
    EditionPractice practice,
    @Nullable Answer answer,
    @Nullable Observed observed,
    @Nullable PracticeState state,
    @Nullable RiskException exception,
    @Nullable Inherited offered) {

  /** One to which nothing is offered. */
  public PracticeRow(
      String assessment,
      EditionPractice practice,
      @Nullable Answer answer,
      @Nullable Observed observed,
      @Nullable PracticeState state,
      @Nullable RiskException exception) {
    this(assessment, practice, answer, observed, state, exception, null);
  }

  /** The same when it is answered here: nothing is inherited then. */
  public PracticeRow withoutOffer() {
    return new PracticeRow(assessment, practice, answer, observed, state, exception);
  }

  /** What its standing is derived from. */
  public Facts facts(TestableConcepts testable, ScoringPolicy policy) {
    return new Facts(
        declaration(),
        new Observation(tally(), everAttested() || testable.contains(practice.concept())),
        exception != null,
        covered(),
        practice.level().orElse(policy.defaultLevel()));
  }

  /** What people have written here. */
  public AnswerContent content() {
    return answer == null ? AnswerContent.NONE : answer.content();
  }

  /** Whether people have declared anything here. */
  public boolean answeredHere() {
    return content().status() != AnswerStatus.UNANSWERED;
  }

  /** What it inherits; null when it is answered here, or nothing is offered. */
  public @Nullable Inherited inherited() {
    return answeredHere() ? null : offered;
  }

  /** What is declared, here or where it is inherited from. */
  public Declaration declaration() {
    Inherited inherited = inherited();
    return inherited == null ? content().declaration() : inherited.declaration();
  }

  /** Whether anything is declared, here or where it is inherited from. */
  public boolean answered() {
    return declaration().status() != AnswerStatus.UNANSWERED;
  }

  /** The evidence that counts: with an inherited answer comes that of its workload. */
  public Tally tally() {
    Tally own = observed == null ? Tally.NONE : observed.tally();
    Inherited inherited = inherited();
    return inherited == null ? own : own.plus(inherited.tally());
  }

  /**
   * What exceptions of the workload cover among it; those of another workload cover nothing here.
   */
  public Covered covered() {
    return observed == null ? Covered.NONE : observed.covered();
  }

  /** Whether the exceptions there are cover the practice, or all that fails for it. */
  public boolean excepted() {
    return exception != null || covered().all(tally());
  }

  /** When the newest item of the evidence that counts was observed. */
  public Optional<Instant> newestAt() {
    return evidence().flatMap(seen -> seen.newestAt().stream()).max(Comparator.naturalOrder());
  }

  /** When the first fresh item of the evidence that counts goes stale. */
  public Optional<Instant> nextExpireAt() {
    return evidence().flatMap(seen -> seen.nextExpireAt().stream()).min(Comparator.naturalOrder());
  }

  /** Whether a person has ever attested the concept in the evidence that counts. */
  public boolean everAttested() {
    return evidence().anyMatch(Observed::everAttested);
  }

  private Stream<Observed> evidence() {
    Inherited inherited = inherited();
    return Stream.concat(
        Stream.ofNullable(observed),
        Stream.ofNullable(inherited == null ? null : inherited.observed()));
  }
}
