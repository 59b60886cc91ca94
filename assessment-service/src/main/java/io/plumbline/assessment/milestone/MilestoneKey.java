package io.plumbline.assessment.milestone;

import io.plumbline.assessment.assessment.AssessmentKey;
import jakarta.persistence.Embeddable;

/** The key of a milestone: that of its assessment, and its own id. */
@Embeddable
public record MilestoneKey(String tenant, String workload, String assessment, String id) {

  private static final String COLLECTION = "/milestones/";

  /**
   * The key of the milestone with this resource name.
   *
   * @throws IllegalArgumentException when it is not such a name
   */
  public static MilestoneKey parse(String tenant, String name) {
    int at = name.lastIndexOf(COLLECTION);
    String id = at < 0 ? "" : name.substring(at + COLLECTION.length());
    if (id.isEmpty() || id.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the name of a milestone: " + name);
    }
    return of(AssessmentKey.parse(tenant, name.substring(0, at)), id);
  }

  /** The key of an assessment's milestone. */
  public static MilestoneKey of(AssessmentKey assessment, String id) {
    return new MilestoneKey(assessment.tenant(), assessment.workload(), assessment.id(), id);
  }

  /** The key of the assessment. */
  public AssessmentKey assessmentKey() {
    return new AssessmentKey(tenant, workload, assessment);
  }

  /** The resource name. */
  public String name() {
    return assessmentKey().name() + COLLECTION + id;
  }
}
