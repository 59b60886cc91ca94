package io.plumbline.assessment.offering;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether offers lead back to where they start. A pure function. */
final class Circles {

  private Circles() {}

  /**
   * That answers of one workload reach another.
   *
   * @param from the workload that offers
   * @param to a workload that takes
   * @param concept what the answers are about
   */
  record Step(String from, String to, String concept) {}

  /**
   * The first concept, in the order of the steps, for which steps lead from a workload to itself.
   */
  static Optional<String> through(String workload, Collection<Step> steps) {
    return steps.stream()
        .filter(step -> step.from().equals(workload))
        .map(Step::concept)
        .distinct()
        .filter(concept -> leadsBack(workload, only(steps, concept)))
        .findFirst();
  }

  private static List<Step> only(Collection<Step> steps, String concept) {
    return steps.stream().filter(step -> step.concept().equals(concept)).toList();
  }

  private static boolean leadsBack(String workload, List<Step> steps) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(Set.of(workload));
    while (!next.isEmpty()) {
      String at = next.pop();
      for (Step step : steps) {
        if (step.from().equals(at) && reached.add(step.to())) {
          next.push(step.to());
        }
      }
    }
    return reached.contains(workload);
  }
}
