package io.plumbline.gateway.policy;

import io.plumbline.gateway.policy.PolicyFormPage.Cell;
import io.plumbline.gateway.policy.PolicyFormPage.Choice;
import io.plumbline.gateway.policy.PolicyFormPage.Level;
import io.plumbline.gateway.policy.PolicyFormPage.Row;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.RiskTableCell;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fills the form that makes a version of the policy. */
final class PolicyForms {
  private static final List<Choice> CHOICES =
      Stream.of(
              RiskTableCell.Cell.CELL_LEVEL,
              RiskTableCell.Cell.CELL_LOWERED,
              RiskTableCell.Cell.CELL_NONE)
          .map(cell -> new Choice(value(cell), PolicyWords.word(cell)))
          .toList();

  private final PolicyView view;
  private final String csrf;

  PolicyForms(PolicyView view, String csrf) {
    this.view = view;
    this.csrf = csrf;
  }

  /**
   * The form.
   *
   * @param from the version it is made from
   * @param policy what is filled in
   */
  PolicyFormPage form(String from, ScoringPolicy policy, List<String> errors) {
    return new PolicyFormPage(
        view.frame("New version of the scoring policy", "New version"),
        from,
        policy.getDescription(),
        Terms.risk(policy.getDefaultLevel()),
        policy.getDefaultDegree(),
        policy.getLevelsList().stream()
            .map(
                level ->
                    new Level(
                        Terms.risk(level.getLevel()),
                        level.getWeight(),
                        Terms.risk(level.getLowered())))
            .toList(),
        rows(policy),
        policy.getRiskCellsList().stream()
            .filter(PolicyForms::fixed)
            .map(cell -> place(cell) + " " + value(cell.getCell()))
            .toList(),
        CHOICES,
        csrf,
        errors);
  }

  private static List<Row> rows(ScoringPolicy policy) {
    Map<String, List<Cell>> rows = new LinkedHashMap<>();
    policy.getRiskCellsList().stream()
        .filter(cell -> !fixed(cell))
        .forEach(
            cell ->
                rows.computeIfAbsent(
                        Terms.declared(cell.getDeclared()), declared -> new ArrayList<>())
                    .add(
                        new Cell(
                            Terms.verdict(cell.getVerdict()), place(cell), value(cell.getCell()))));
    return rows.entrySet().stream().map(row -> new Row(row.getKey(), row.getValue())).toList();
  }

  /** Two cells no policy decides. */
  private static boolean fixed(RiskTableCell cell) {
    return cell.getCell() == RiskTableCell.Cell.CELL_UNANSWERED
        || cell.getCell() == RiskTableCell.Cell.CELL_NOT_APPLICABLE;
  }

  private static String place(RiskTableCell cell) {
    return cell.getDeclared().name().replace("ANSWER_STATUS_", "")
        + " "
        + cell.getVerdict().name().replace("VERDICT_", "");
  }

  private static String value(RiskTableCell.Cell cell) {
    return cell.name().replace("CELL_", "");
  }
}
