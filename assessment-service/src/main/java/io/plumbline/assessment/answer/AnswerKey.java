package io.plumbline.assessment.answer;

import io.plumbline.assessment.assessment.AssessmentKey;
import jakarta.persistence.Embeddable;

/** The key of an answer: that of its assessment, and the resource id of the practice. */
@Embeddable
public record AnswerKey(String tenant, String workload, String assessment, String practice) {

  private static final String COLLECTION = "/answers/";

  /**
   * The key of the answer with this resource name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static AnswerKey parse(String tenant, String name) {
    int at = name.lastIndexOf(COLLECTION);
    String practice = at < 0 ? "" : name.substring(at + COLLECTION.length());
    if (practice.isEmpty() || practice.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the name of an answer: " + name);
    }
    return of(AssessmentKey.parse(tenant, name.substring(0, at)), practice);
  }

  /** The key of an assessment's answer to a practice. */
  public static AnswerKey of(AssessmentKey assessment, String practice) {
    return new AnswerKey(assessment.tenant(), assessment.workload(), assessment.id(), practice);
  }

  /** The key of the assessment. */
  public AssessmentKey assessmentKey() {
    return new AssessmentKey(tenant, workload, assessment);
  }

  /** The resource name. */
  public String name() {
    return assessmentKey().name() + COLLECTION + practice;
  }
}
