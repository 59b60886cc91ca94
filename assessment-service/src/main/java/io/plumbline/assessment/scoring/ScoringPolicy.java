package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;
import java.util.Map;

/**
 * One immutable version of the scoring policy. What observed status, verdict and bucket mean is not
 * a policy's to say: they are the same in every version.
 *
 * @param name the policy's name
 * @param version counts up; a change makes a new version
 * @param description what this version stands for
 * @param defaultLevel the level of a practice for which the edition states none
 * @param defaultDegree the degree of a partial implementation declared without one, in percent
 * @param weights the weight w of each level, greater than 0
 * @param lowered the level next below each level
 * @param risk the risk table: declared, then verdict
 */
public record ScoringPolicy(
    String name,
    int version,
    String description,
    RiskLevel defaultLevel,
    int defaultDegree,
    Map<RiskLevel, Integer> weights,
    Map<RiskLevel, RiskLevel> lowered,
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk) {

  public ScoringPolicy {
    weights = Map.copyOf(weights);
    lowered = Map.copyOf(lowered);
    risk = Map.copyOf(risk);
    for (RiskLevel level : RiskLevel.values()) {
      if (weights.getOrDefault(level, 0) <= 0 || !lowered.containsKey(level)) {
        throw new IllegalArgumentException("policy has no weight or no lower level for " + level);
      }
    }
    if (defaultDegree < 0 || defaultDegree > 100) {
      throw new IllegalArgumentException("default degree is not within 0 to 100");
    }
  }

  /** The weight w of a level. */
  public int weight(RiskLevel level) {
    return weights.getOrDefault(level, 0);
  }

  /**
   * Reads the risk table.
   *
   * @throws IllegalArgumentException when the table has no such cell
   */
  public RiskCell cell(AnswerStatus declared, Verdict verdict) {
    RiskCell cell = risk.getOrDefault(declared, Map.of()).get(verdict);
    if (cell == null) {
      throw new IllegalArgumentException("policy has no risk for " + declared + ", " + verdict);
    }
    return cell;
  }

  /** The risk that a cell of the table means for a practice of this level. */
  public Risk resolve(RiskCell cell, RiskLevel level) {
    return switch (cell) {
      case LEVEL -> Risk.of(level);
      case LOWERED -> Risk.of(lowered.getOrDefault(level, level));
      case NONE -> Risk.NONE;
      case UNANSWERED -> Risk.UNANSWERED;
      case NOT_APPLICABLE -> Risk.NOT_APPLICABLE;
    };
  }
}
