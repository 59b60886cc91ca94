package io.plumbline.assessment.comparison;

import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.proto.assessment.v1.PracticeComparison.Reason;
import io.plumbline.proto.assessment.v1.PracticeState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two snapshots held against one another. A pure function. */
public final class Comparison {

  private Comparison() {}

  /**
   * Every practice of both, those of the base in its own order, then those only the target has.
   *
   * @param base how it was
   * @param target how it became
   */
  public static List<PracticeComparison> of(MilestoneSnapshot base, MilestoneSnapshot target) {
    Circumstances around = Circumstances.of(base, target);
    Function<PracticeState, String> same =
        around.sameEdition() ? PracticeState::getPracticeId : PracticeState::getConcept;
    Map<String, List<PracticeState>> before = by(same, base);
    Map<String, List<PracticeState>> after = by(same, target);
    List<PracticeComparison> compared = new ArrayList<>();
    before.forEach(
        (key, states) ->
            compared.addAll(pairs(states, after.getOrDefault(key, List.of()), around)));
    after.forEach(
        (key, states) -> {
          if (!before.containsKey(key)) {
            states.forEach(state -> compared.add(onlyTarget(state)));
          }
        });
    return compared;
  }

  private static Map<String, List<PracticeState>> by(
      Function<PracticeState, String> key, MilestoneSnapshot side) {
    return side.getPracticeStatesList().stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /** Twins go in their order; where one side has fewer, its last stands for the rest. */
  private static List<PracticeComparison> pairs(
      List<PracticeState> before, List<PracticeState> after, Circumstances around) {
    if (after.isEmpty()) {
      return before.stream().map(Comparison::onlyBase).toList();
    }
    List<PracticeComparison> pairs = new ArrayList<>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      pairs.add(
          pair(
              before.get(Math.min(i, before.size() - 1)),
              after.get(Math.min(i, after.size() - 1)),
              around));
    }
    return pairs;
  }

  private static PracticeComparison pair(
      PracticeState before, PracticeState after, Circumstances around) {
    Differences differences = new Differences(before, after, around);
    PracticeComparison.Builder pair =
        PracticeComparison.newBuilder()
            .setConcept(after.getConcept())
            .setBefore(before)
            .setAfter(after);
    return differences.none()
        ? pair.setOutcome(Outcome.OUTCOME_SAME).build()
        : pair.setOutcome(Standings.outcome(before, after))
            .addAllReasons(differences.reasons())
            .build();
  }

  private static PracticeComparison onlyBase(PracticeState state) {
    return PracticeComparison.newBuilder()
        .setConcept(state.getConcept())
        .setOutcome(Outcome.OUTCOME_ONLY_BASE)
        .addReasons(Reason.REASON_EDITION)
        .setBefore(state)
        .build();
  }

  private static PracticeComparison onlyTarget(PracticeState state) {
    return PracticeComparison.newBuilder()
        .setConcept(state.getConcept())
        .setOutcome(Outcome.OUTCOME_ONLY_TARGET)
        .addReasons(Reason.REASON_EDITION)
        .setAfter(state)
        .build();
  }
}
