package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.inheritance.Source;
import io.plumbline.assessment.observed.Observed;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which revisions a practice's state was derived from. What the catalog says is the same for all
 * practices of a version, and is kept with that.
 *
 * @param answerRevision the revision of its answer; 0 when nobody has answered
 * @param evidenceVersion the version of what was observed of its concept; null when nothing ever
 *     was
 * @param exception the approved exception on its concept; null when there was none
 * @param exceptionTerms the terms of the exception that were in force
 * @param source what it inherited; null when it was answered itself or nothing was offered
 */
@Embeddable
public record Inputs(
    int answerRevision,
    @Nullable Long evidenceVersion,
    @Nullable UUID exception,
    @Nullable Integer exceptionTerms,
    @Nullable Source source) {

  /** What the state of a practice is derived from now. */
  public static Inputs of(PracticeRow row) {
    Answer answer = row.answer();
    Observed observed = row.observed();
    RiskException exception = row.exception();
    Inherited inherited = row.inherited();
    return new Inputs(
        answer == null ? 0 : answer.revision(),
        observed == null ? null : observed.evidenceVersion(),
        exception == null ? null : exception.key().id(),
        exception == null ? null : exception.termsRevision(),
        inherited == null ? null : inherited.source());
  }
}
