package io.plumbline.assessment.tuning;

import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.policy.PolicyVersion;
import io.plumbline.assessment.scoring.RiskCell;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.state.Words;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.PolicyLevel;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies as the contract shows them. */
final class PolicyProtos {

  private static final String COLLECTION = "scoringPolicies/v";

  private PolicyProtos() {}

  /** The resource name of a version. */
  static String name(int version) {
    return COLLECTION + version;
  }

  /** The number of the version with this resource name, which the contract has checked. */
  static int version(String name) {
    return Integer.parseInt(name.substring(COLLECTION.length()));
  }

  /**
   * A version.
   *
   * @param made who made it and when; null for a built-in one
   */
  static io.plumbline.proto.assessment.v1.ScoringPolicy proto(
      ScoringPolicy policy, @Nullable PolicyVersion made, boolean active) {
    io.plumbline.proto.assessment.v1.ScoringPolicy.Builder proto =
        io.plumbline.proto.assessment.v1.ScoringPolicy.newBuilder()
            .setName(name(policy.version()))
            .setDescription(policy.description())
            .setDefaultLevel(Words.stake(policy.defaultLevel()))
            .setDefaultDegree(policy.defaultDegree())
            .setActive(active);
    for (RiskLevel level : RiskLevel.values()) {
      proto.addLevels(
          PolicyLevel.newBuilder()
              .setLevel(Words.stake(level))
              .setWeight(policy.weight(level))
              .setLowered(Words.stake(policy.lowered().getOrDefault(level, level))));
    }
    cells(policy, proto);
    if (made != null) {
      proto.setAuthor(made.author()).setCreateTime(Times.timestamp(made.createdAt()));
    }
    return proto.build();
  }

  private static void cells(
      ScoringPolicy policy, io.plumbline.proto.assessment.v1.ScoringPolicy.Builder proto) {
    for (AnswerStatus declared : AnswerStatus.values()) {
      Map<Verdict, RiskCell> row = policy.risk().getOrDefault(declared, Map.of());
      for (Verdict verdict : Verdict.values()) {
        RiskCell cell = row.get(verdict);
        if (cell != null) {
          proto.addRiskCells(
              RiskTableCell.newBuilder()
                  .setDeclared(AnswerProtos.status(declared))
                  .setVerdict(Words.verdict(verdict))
                  .setCell(cell(cell)));
        }
      }
    }
  }

  private static RiskTableCell.Cell cell(RiskCell cell) {
    return switch (cell) {
      case LEVEL -> RiskTableCell.Cell.CELL_LEVEL;
      case LOWERED -> RiskTableCell.Cell.CELL_LOWERED;
      case NONE -> RiskTableCell.Cell.CELL_NONE;
      case UNANSWERED -> RiskTableCell.Cell.CELL_UNANSWERED;
      case NOT_APPLICABLE -> RiskTableCell.Cell.CELL_NOT_APPLICABLE;
    };
  }
}
