package io.plumbline.assessment.policy;

import io.plumbline.assessment.scoring.RiskCell;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody writes it, complete or not, right or wrong.
 *
 * @param defaultLevel null when none is given
 * @param risk the risk table: declared, then verdict
 */
public record PolicyDraft(
    String description,
    @Nullable RiskLevel defaultLevel,
    int defaultDegree,
    Map<RiskLevel, Integer> weights,
    Map<RiskLevel, RiskLevel> lowered,
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk) {

  private static final String NAME = "tenant";

  /** The policy; {@link PolicyRules} have found nothing wrong with it. */
  public ScoringPolicy policy(int version) {
    return new ScoringPolicy(
        NAME,
        version,
        description,
        defaultLevel == null ? RiskLevel.HIGH : defaultLevel,
        defaultDegree,
        weights,
        lowered,
        risk);
  }

  @Nullable RiskCell cell(AnswerStatus declared, Verdict verdict) {
    return risk.getOrDefault(declared, Map.of()).get(verdict);
  }
}
