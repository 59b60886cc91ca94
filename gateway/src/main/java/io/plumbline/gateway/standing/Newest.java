package io.plumbline.gateway.standing;

import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import java.util.Optional;

/** Which assessment of a workload is meant when none is named. */
public final class Newest {
  private Newest() {}

  /** The newest in use: one that was set aside counts nowhere. */
  public static Optional<Assessment> of(ListAssessmentsResponse found) {
    return found.getAssessmentsList().stream()
        .filter(assessment -> assessment.getState() != Assessment.State.STATE_SET_ASIDE)
        .findFirst();
  }
}
