package io.plumbline.reporting.projection;

import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.reporting.score.Totals;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An assessment as it was projected at one moment, with its workload.
 *
 * @param workload name, display name, owner, unit, environment and criticality of the workload
 * @param name resource name of the assessment
 * @param displayName its name for people; may be empty
 * @param edition the edition it is held against
 * @param version its version
 * @param evidenceVersion the evidence version of the workload it rests on
 * @param scoringPolicy version of the scoring policy
 * @param changeTime when what it shows was last changed
 * @param totals what it adds to a sum
 * @param practices every practice in the edition's own order
 */
public record AssessmentView(
    Workload workload,
    String name,
    String displayName,
    String edition,
    long version,
    long evidenceVersion,
    String scoringPolicy,
    OffsetDateTime changeTime,
    Totals totals,
    List<PracticeState> practices) {

  public AssessmentView {
    practices = List.copyOf(practices);
  }
}
