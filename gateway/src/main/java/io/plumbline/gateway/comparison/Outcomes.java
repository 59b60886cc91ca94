package io.plumbline.gateway.comparison;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How practices went, as the page groups and names it. */
enum Outcomes {
  ALL(
      "All changes",
      EnumSet.complementOf(EnumSet.of(Outcome.OUTCOME_SAME, Outcome.OUTCOME_UNSPECIFIED))),
  IMPROVED("Improved", EnumSet.of(Outcome.OUTCOME_IMPROVED)),
  WORSENED("Worsened", EnumSet.of(Outcome.OUTCOME_WORSENED)),
  CHANGED("Changed", EnumSet.of(Outcome.OUTCOME_CHANGED)),
  ONLY("Only in one", EnumSet.of(Outcome.OUTCOME_ONLY_BASE, Outcome.OUTCOME_ONLY_TARGET)),
  SAME("As it was", EnumSet.of(Outcome.OUTCOME_SAME));

  private final String label;
  private final Set<Outcome> outcomes;

  Outcomes(String label, Set<Outcome> outcomes) {
    this.label = label;
    this.outcomes = outcomes;
  }

  /** What an address says; all changes when it says nothing known. */
  static Outcomes of(String key) {
    return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst().orElse(ALL);
  }

  /** What an address says for it; empty for all changes. */
  String key() {
    return this == ALL ? "" : name().toLowerCase(Locale.ROOT);
  }

  String label() {
    return label;
  }

  boolean holds(Outcome outcome) {
    return outcomes.contains(outcome);
  }

  long count(List<PracticeComparison> compared) {
    return compared.stream().filter(c -> holds(c.getOutcome())).count();
  }

  /** What changed, in one line. */
  static String said(List<PracticeComparison> compared) {
    String words =
        Arrays.stream(values())
            .filter(o -> o != ALL && o.count(compared) > 0)
            .map(o -> o.count(compared) + " " + o.label().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing to compare" : words;
  }

  /** The mark of one. */
  static Marked mark(Outcome outcome) {
    return switch (outcome) {
      case OUTCOME_IMPROVED -> new Marked("Improved", "pass");
      case OUTCOME_WORSENED -> new Marked("Worsened", "fail");
      case OUTCOME_CHANGED -> new Marked("Changed", "warn");
      case OUTCOME_ONLY_BASE -> new Marked("Only before", "none");
      case OUTCOME_ONLY_TARGET -> new Marked("Only after", "none");
      default -> new Marked("As it was", "none");
    };
  }
}
