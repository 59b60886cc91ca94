package io.plumbline.assessment.tuning;

import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.policy.PolicyDraft;
import io.plumbline.assessment.policy.PolicyRules.Violation;
import io.plumbline.assessment.scoring.RiskCell;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;
import io.plumbline.proto.assessment.v1.PolicyLevel;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy as a request has it; what can not be read is a violation, like every broken rule.
 *
 * @param violations what can not be read, by field
 */
record DraftReader(PolicyDraft draft, List<Violation> violations) {

  /** Reads a policy. */
  static DraftReader read(ScoringPolicy policy) {
    List<Violation> wrong = new ArrayList<>();
    Map<RiskLevel, Integer> weights = new EnumMap<>(RiskLevel.class);
    Map<RiskLevel, RiskLevel> lowered = new EnumMap<>(RiskLevel.class);
    for (int i = 0; i < policy.getLevelsCount(); i++) {
      PolicyLevel said = policy.getLevels(i);
      RiskLevel level = level(said.getLevel());
      RiskLevel to = level(said.getLowered());
      if (level == null || to == null) {
        wrong.add(new Violation("levels[" + i + "]", "must be HIGH, MEDIUM or LOW"));
      } else if (weights.put(level, said.getWeight()) != null) {
        wrong.add(new Violation("levels[" + i + "]", level + " is there twice"));
      } else {
        lowered.put(level, to);
      }
    }
    PolicyDraft draft =
        new PolicyDraft(
            policy.getDescription(),
            level(policy.getDefaultLevel()),
            policy.getDefaultDegree(),
            weights,
            lowered,
            table(policy, wrong));
    return new DraftReader(draft, wrong);
  }

  private static Map<AnswerStatus, Map<Verdict, RiskCell>> table(
      ScoringPolicy policy, List<Violation> wrong) {
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk = new EnumMap<>(AnswerStatus.class);
    for (int i = 0; i < policy.getRiskCellsCount(); i++) {
      RiskTableCell said = policy.getRiskCells(i);
      String field = "risk_cells[" + i + "]";
      AnswerStatus declared = AnswerProtos.status(said.getDeclared());
      Verdict verdict = verdict(said.getVerdict());
      RiskCell cell = cell(said.getCell());
      if (declared == null || verdict == null || cell == null) {
        wrong.add(new Violation(field, "must name what is declared, the verdict and the cell"));
      } else if (risk.computeIfAbsent(declared, d -> new EnumMap<>(Verdict.class))
              .put(verdict, cell)
          != null) {
        wrong.add(new Violation(field, declared + " and " + verdict + " are there twice"));
      }
    }
    return risk;
  }

  private static @Nullable RiskLevel level(Risk risk) {
    return switch (risk) {
      case RISK_HIGH -> RiskLevel.HIGH;
      case RISK_MEDIUM -> RiskLevel.MEDIUM;
      case RISK_LOW -> RiskLevel.LOW;
      default -> null;
    };
  }

  private static @Nullable Verdict verdict(io.plumbline.proto.assessment.v1.Verdict verdict) {
    return switch (verdict) {
      case VERDICT_CONSISTENT -> Verdict.CONSISTENT;
      case VERDICT_CONTRADICTED -> Verdict.CONTRADICTED;
      case VERDICT_UNSUPPORTED -> Verdict.UNSUPPORTED;
      case VERDICT_STALE -> Verdict.STALE;
      case VERDICT_UNTESTABLE -> Verdict.UNTESTABLE;
      case VERDICT_UNANSWERED -> Verdict.UNANSWERED;
      default -> null;
    };
  }

  private static @Nullable RiskCell cell(RiskTableCell.Cell cell) {
    return switch (cell) {
      case CELL_LEVEL -> RiskCell.LEVEL;
      case CELL_LOWERED -> RiskCell.LOWERED;
      case CELL_NONE -> RiskCell.NONE;
      case CELL_UNANSWERED -> RiskCell.UNANSWERED;
      case CELL_NOT_APPLICABLE -> RiskCell.NOT_APPLICABLE;
      case CELL_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
