package io.plumbline.assessment.suggestion;

import io.plumbline.assessment.state.PracticeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All suggestions for an assessment. A pure function. */
final class Suggestions {

  private Suggestions() {}

  /**
   * Suggestions in the order of the rows, the evidence first.
   *
   * @param all the practices of every assessment of the workload, each in its edition's order
   * @param assessment the one to make suggestions for
   */
  static List<Suggestion> of(List<PracticeRow> all, String assessment) {
    Map<String, List<PracticeRow>> byConcept =
        all.stream().collect(Collectors.groupingBy(row -> row.practice().concept()));
    List<Suggestion> suggestions = new ArrayList<>();
    for (PracticeRow row : all) {
      if (row.assessment().equals(assessment)) {
        List<PracticeRow> same = byConcept.getOrDefault(row.practice().concept(), List.of());
        Suggestion.byEvidence(row).ifPresent(suggestions::add);
        Suggestion.byTwin(row, those(same, r -> ofSame(r, row) && !r.equals(row)))
            .ifPresent(suggestions::add);
        Suggestion.byOther(row, those(same, r -> !ofSame(r, row))).ifPresent(suggestions::add);
      }
    }
    return suggestions;
  }

  private static boolean ofSame(PracticeRow one, PracticeRow other) {
    return one.assessment().equals(other.assessment());
  }

  private static List<PracticeRow> those(List<PracticeRow> rows, Predicate<PracticeRow> which) {
    return rows.stream().filter(which).toList();
  }
}
