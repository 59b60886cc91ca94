package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;

/**
 * Everything that a practice's standing is derived from.
 *
 * @param declaration what people declare
 * @param observation what the evidence says
 * @param excepted whether an approved, unexpired exception covers the practice, or every FAIL and
 *     WARN among its evidence
 * @param level the practice's risk level L
 */
public record Facts(
    Declaration declaration, Observation observation, boolean excepted, RiskLevel level) {}
