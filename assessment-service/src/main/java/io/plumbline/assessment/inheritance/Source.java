package io.plumbline.assessment.inheritance;

import io.plumbline.assessment.answer.AnswerKey;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What a practice inherits: a revision of an answer, with a version of what is observed there.
 *
 * @param sourceWorkload id of the workload that offers it
 * @param sourceAssessment id of its assessment
 * @param sourcePractice resource id of the practice there
 * @param sourceRevision revision of the answer there
 * @param sourceEvidence version of what is observed of the concept there; null when nothing ever
 *     was
 */
@Embeddable
public record Source(
    String sourceWorkload,
    String sourceAssessment,
    String sourcePractice,
    Integer sourceRevision,
    @Nullable Long sourceEvidence) {

  /** The answer. */
  public AnswerKey answer(String tenant) {
    return new AnswerKey(tenant, sourceWorkload, sourceAssessment, sourcePractice);
  }
}
