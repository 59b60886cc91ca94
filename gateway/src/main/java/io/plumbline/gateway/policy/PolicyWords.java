package io.plumbline.gateway.policy;

import io.plumbline.gateway.policy.PolicyPage.Content;
import io.plumbline.gateway.policy.PolicyPage.Row;
import io.plumbline.gateway.policy.PolicyPage.Value;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.PolicyLevel;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import io.plumbline.proto.assessment.v1.RiskTableCell.Cell;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What policies say, in words. */
final class PolicyWords {
  private PolicyWords() {}

  /** What a policy says, and what another one says where it differs. */
  static Content content(ScoringPolicy policy, ScoringPolicy other) {
    return new Content(
        compared(levels(policy), levels(other)),
        compared(defaults(policy), defaults(other)),
        rows(policy, other));
  }

  private static List<Value> compared(Map<String, String> values, Map<String, String> others) {
    List<Value> compared = new ArrayList<>();
    values.forEach(
        (label, value) -> {
          String was = others.getOrDefault(label, "\u2013");
          compared.add(new Value(label, value, was.equals(value) ? "" : was));
        });
    return compared;
  }

  private static Map<String, String> levels(ScoringPolicy policy) {
    Map<String, String> levels = new LinkedHashMap<>();
    for (PolicyLevel level : policy.getLevelsList()) {
      String risk = Terms.risk(level.getLevel());
      levels.put(risk + " weighs", Integer.toString(level.getWeight()));
      levels.put(risk + " is lowered to", Terms.risk(level.getLowered()));
    }
    return levels;
  }

  private static Map<String, String> defaults(ScoringPolicy policy) {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("Level where the edition states none", Terms.risk(policy.getDefaultLevel()));
    defaults.put("Degree of partly, where none is given", policy.getDefaultDegree() + " %");
    return defaults;
  }

  private static List<Row> rows(ScoringPolicy policy, ScoringPolicy other) {
    Map<String, Map<String, String>> others = table(other);
    List<Row> rows = new ArrayList<>();
    table(policy)
        .forEach(
            (declared, cells) ->
                rows.add(
                    new Row(declared, compared(cells, others.getOrDefault(declared, Map.of())))));
    return rows;
  }

  private static Map<String, Map<String, String>> table(ScoringPolicy policy) {
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    for (RiskTableCell cell : policy.getRiskCellsList()) {
      table
          .computeIfAbsent(Terms.declared(cell.getDeclared()), d -> new LinkedHashMap<>())
          .put(Terms.verdict(cell.getVerdict()), word(cell.getCell()));
    }
    return table;
  }

  /** What a cell says. */
  static String word(Cell cell) {
    return switch (cell) {
      case CELL_LEVEL -> "its level";
      case CELL_LOWERED -> "lowered";
      case CELL_NONE -> "none";
      case CELL_UNANSWERED -> "open";
      case CELL_NOT_APPLICABLE -> "does not apply";
      case CELL_UNSPECIFIED, UNRECOGNIZED -> "\u2013";
    };
  }
}
