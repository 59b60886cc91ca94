package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.state.PracticeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are copied where. Practices meet by their concept; among twins the one with the
 * same id is taken, else the first in the source's order. Nobody copies a practice onto itself,
 * passes on what is inherited, or replaces it: that needs a reason of its own.
 *
 * @param copied what is copied, in the order of the edition that takes it
 * @param kept ids of practices that are answered and stay
 * @param withoutSource ids of practices that the source has no answer for
 */
record CopyPlan(List<Copied> copied, List<String> kept, List<String> withoutSource) {

  /**
   * An answer that is taken over.
   *
   * @param to the practice that takes it
   */
  record Copied(PracticeRow to, Answer from) {}

  /**
   * What the caller asks for.
   *
   * @param practices ids of the practices that shall be answered, all when empty
   * @param overwrite whether answered ones are replaced
   */
  record Scope(Set<String> practices, boolean overwrite) {

    boolean contains(PracticeRow row) {
      return practices.isEmpty() || practices.contains(row.practice().id());
    }
  }

  static CopyPlan of(List<PracticeRow> target, List<PracticeRow> source, Scope scope) {
    CopyPlan plan = new CopyPlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    target.stream().filter(scope::contains).forEach(row -> plan.add(row, source, scope));
    return plan;
  }

  private void add(PracticeRow row, List<PracticeRow> source, Scope scope) {
    Optional<Answer> from = answerFor(row, source);
    if (from.isEmpty()) {
      withoutSource.add(row.practice().id());
    } else if (row.inherited() != null || row.answered() && !scope.overwrite()) {
      kept.add(row.practice().id());
    } else {
      copied.add(new Copied(row, from.get()));
    }
  }

  private static Optional<Answer> answerFor(PracticeRow row, List<PracticeRow> source) {
    return source.stream()
        .filter(PracticeRow::answeredHere)
        .filter(s -> s.practice().concept().equals(row.practice().concept()))
        .filter(s -> !isSame(s.answer(), row.answer()))
        .sorted((a, b) -> Boolean.compare(sameId(b, row), sameId(a, row)))
        .map(PracticeRow::answer)
        .findFirst();
  }

  private static boolean isSame(@Nullable Answer a, @Nullable Answer b) {
    return a != null && b != null && a.key().equals(b.key());
  }

  private static boolean sameId(PracticeRow a, PracticeRow b) {
    return a.practice().id().equals(b.practice().id());
  }
}
