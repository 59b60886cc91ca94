package io.plumbline.gateway.standing;

import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.reporting.v1.Scorecard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the services answer about one assessment.
 *
 * @param workload what is assessed
 * @param assessment the assessment
 * @param states how each practice stands, in the edition's own order
 * @param version the version of the assessment the states show
 * @param edition the edition's name for people, its resource name when the catalog does not answer
 * @param scorecard the score, absent while reporting has none or does not answer
 * @param recorded when the version that is shown was recorded; null for the assessment as it is
 */
public record AssessmentData(
    Workload workload,
    Assessment assessment,
    List<PracticeState> states,
    long version,
    String edition,
    @Nullable Scorecard scorecard,
    @Nullable Instant recorded) {}
