package io.plumbline.assessment.watch;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import java.util.Map;

/**
 * A workload and its assessments as they are stored, told as the events tell them.
 *
 * @param assessments by their keys, each with every practice
 */
record Stored(WorkloadChanged workload, Map<AssessmentKey, AssessmentChanged> assessments) {}
