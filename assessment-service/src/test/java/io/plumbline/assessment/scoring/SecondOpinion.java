package io.plumbline.assessment.scoring;

import io.plumbline.assessment.verdict.Tally;
import java.util.Arrays;
import java.util.List;

/**
 * DESIGN section 8 once more, from its text as tables of letters, sharing no line with the product.
 */
final class SecondOpinion {

  private static final List<String> COLUMNS =
      List.of("PASSING", "FAILING", "MIXED", "STALE", "NO_EVIDENCE", "untestable");

  private static final String VERDICTS =
      """
      UNANSWERED            | UNANSWERED   | UNANSWERED   | UNANSWERED   | UNANSWERED | UNANSWERED  | UNANSWERED
      IMPLEMENTED           | CONSISTENT   | CONTRADICTED | CONTRADICTED | STALE      | UNSUPPORTED | UNTESTABLE
      PARTIALLY_IMPLEMENTED | CONSISTENT   | CONTRADICTED | CONSISTENT   | STALE      | UNSUPPORTED | UNTESTABLE
      NOT_IMPLEMENTED       | CONTRADICTED | CONSISTENT   | CONSISTENT   | CONSISTENT | CONSISTENT  | CONSISTENT
      NOT_APPLICABLE        | CONTRADICTED | CONTRADICTED | CONTRADICTED | STALE      | CONSISTENT  | CONSISTENT
      """;

  private static final String RISKS =
      """
      IMPLEMENTED           | NONE           | L | lower
      PARTIALLY_IMPLEMENTED | lower          | L | L
      NOT_IMPLEMENTED       | L              | L | -
      NOT_APPLICABLE        | NOT_APPLICABLE | L | L
      """;

  private SecondOpinion() {}

  /** Observed, verdict, bucket, risk and c. */
  static List<Object> of(Facts facts) {
    Tally t = facts.observation().tally();
    String declared = facts.declaration().status().name();
    String observed = observed(t);
    boolean untestable = observed.equals("NO_EVIDENCE") && !facts.observation().testable();
    String verdict =
        cell(VERDICTS, declared, COLUMNS.indexOf(untestable ? "untestable" : observed));
    String risk = risk(declared, observed, verdict, t, facts.level().name());
    int c = 0;
    if (verdict.equals("CONSISTENT") && declared.equals("IMPLEMENTED")) {
      c = 100;
    } else if (verdict.equals("CONSISTENT") && declared.equals("PARTIALLY_IMPLEMENTED")) {
      c = facts.declaration().degree();
    }
    return List.of(observed, verdict, bucket(declared, verdict, facts.excepted()), risk, c);
  }

  private static String observed(Tally t) {
    long bad = t.fail() + t.warn();
    long oldBad = t.staleFail() + t.staleWarn();
    if (bad + t.pass() == 0) {
      return t.stalePass() + oldBad > 0 ? "STALE" : "NO_EVIDENCE";
    }
    if (bad == 0) {
      return oldBad > 0 ? "MIXED" : "PASSING";
    }
    boolean anyFailure = t.fail() > 0 || t.staleFail() > 0;
    return t.pass() == 0 && anyFailure ? "FAILING" : "MIXED";
  }

  private static String bucket(String declared, String verdict, boolean excepted) {
    if (declared.equals("NOT_APPLICABLE") && verdict.equals("CONSISTENT")) {
      return "NOT_APPLICABLE";
    }
    if (declared.equals("UNANSWERED")) {
      return "UNKNOWN";
    }
    boolean shortfall =
        declared.equals("PARTIALLY_IMPLEMENTED")
            || declared.equals("NOT_IMPLEMENTED")
            || (declared.equals("IMPLEMENTED") && verdict.equals("CONTRADICTED"));
    if (excepted && shortfall) {
      return "EXCEPTED";
    }
    if (verdict.equals("CONTRADICTED") || verdict.equals("STALE")) {
      return verdict;
    }
    if (declared.equals("NOT_IMPLEMENTED")) {
      return "ADMITTED";
    }
    return verdict.equals("CONSISTENT") ? "CONFIRMED" : "DECLARED_ONLY";
  }

  private static String risk(String declared, String observed, String verdict, Tally t, String l) {
    if (observed.equals("STALE") && t.staleFail() + t.staleWarn() > 0) {
      return l;
    }
    if (declared.equals("UNANSWERED")) {
      return observed.equals("FAILING") || observed.equals("MIXED") ? l : "UNANSWERED";
    }
    int column =
        switch (verdict) {
          case "CONSISTENT" -> 0;
          case "CONTRADICTED" -> 1;
          default -> 2;
        };
    return switch (cell(RISKS, declared, column)) {
      case "L" -> l;
      case "lower" -> l.equals("HIGH") ? "MEDIUM" : "LOW";
      case "NONE" -> "NONE";
      case "NOT_APPLICABLE" -> "NOT_APPLICABLE";
      default -> throw new AssertionError("no such cell: " + declared + ", " + verdict);
    };
  }

  private static String cell(String table, String row, int column) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split("\\|")).map(String::trim).toList())
        .filter(cells -> cells.get(0).equals(row))
        .map(cells -> cells.get(column + 1))
        .findFirst()
        .orElseThrow();
  }
}
