package io.plumbline.assessment.preview;

import io.plumbline.assessment.carry.CarryPlan.Carried;
import io.plumbline.assessment.carry.Fate;
import io.plumbline.assessment.carry.Outcome;
import io.plumbline.assessment.explain.WhatIf.Side;
import io.plumbline.assessment.scoring.Ratio;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Plans in numbers, which add up: counts, and scores by their numerators and denominators.
 *
 * @param plans how many plans
 * @param practices practices of the old editions by fate
 * @param answers those of them that are answered
 * @param noSource practices of the new edition that nothing stands for
 */
record PlanNumbers(
    int plans,
    Map<Fate, Integer> practices,
    Map<Fate, Integer> answers,
    int noSource,
    Shares before,
    Shares after) {

  static final PlanNumbers NONE =
      new PlanNumbers(0, Map.of(), Map.of(), 0, Shares.NONE, Shares.NONE);

  /** The scores of practices, and of distinct ones. */
  record Shares(Ratio proven, Ratio declared, Ratio distinctProven, Ratio distinctDeclared) {

    static final Shares NONE = new Shares(Ratio.EMPTY, Ratio.EMPTY, Ratio.EMPTY, Ratio.EMPTY);

    static Shares of(Side side) {
      return new Shares(
          side.practices().proven(),
          side.practices().declared(),
          side.concepts().proven(),
          side.concepts().declared());
    }

    Shares plus(Shares other) {
      return new Shares(
          proven.plus(other.proven),
          declared.plus(other.declared),
          distinctProven.plus(other.distinctProven),
          distinctDeclared.plus(other.distinctDeclared));
    }

    SupposedScore proto() {
      SupposedScore.Builder score = SupposedScore.newBuilder();
      proven.basisPoints().ifPresent(score::setProven);
      declared.basisPoints().ifPresent(score::setDeclared);
      distinctProven.basisPoints().ifPresent(score::setDistinctProven);
      distinctDeclared.basisPoints().ifPresent(score::setDistinctDeclared);
      return score.build();
    }
  }

  /** One plan in numbers. */
  static PlanNumbers of(Planned planned) {
    List<Carried> all = planned.plan().sources();
    long noSource =
        planned.plan().targets().stream().filter(t -> t.outcome() == Outcome.NO_SOURCE).count();
    return new PlanNumbers(
        1,
        byFate(all),
        byFate(all.stream().filter(c -> c.source().answered()).toList()),
        Math.toIntExact(noSource),
        Shares.of(planned.before()),
        Shares.of(planned.after()));
  }

  /** Several plans in numbers. */
  static PlanNumbers of(List<Planned> plans) {
    return plans.stream().map(PlanNumbers::of).reduce(NONE, PlanNumbers::plus);
  }

  PlanNumbers plus(PlanNumbers other) {
    return new PlanNumbers(
        plans + other.plans,
        plus(practices, other.practices),
        plus(answers, other.answers),
        noSource + other.noSource,
        before.plus(other.before),
        after.plus(other.after));
  }

  UpgradeSummary proto() {
    return UpgradeSummary.newBuilder()
        .setPractices(counts(practices))
        .setAnswers(counts(answers))
        .setNoSourceCount(noSource)
        .setBefore(before.proto())
        .setAfter(after.proto())
        .build();
  }

  private static Map<Fate, Integer> byFate(List<Carried> sources) {
    Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    sources.forEach(c -> counts.merge(c.fate(), 1, Integer::sum));
    return counts;
  }

  private static Map<Fate, Integer> plus(Map<Fate, Integer> one, Map<Fate, Integer> other) {
    Map<Fate, Integer> sum = new EnumMap<>(Fate.class);
    sum.putAll(one);
    other.forEach((fate, count) -> sum.merge(fate, count, Integer::sum));
    return sum;
  }

  private static UpgradeCounts counts(Map<Fate, Integer> byFate) {
    return UpgradeCounts.newBuilder()
        .setCarried(byFate.getOrDefault(Fate.CARRIED, 0))
        .setCarriedWithFlag(byFate.getOrDefault(Fate.CARRIED_WITH_FLAG, 0))
        .setNeedsReview(byFate.getOrDefault(Fate.NEEDS_REVIEW, 0))
        .setNoTarget(byFate.getOrDefault(Fate.NO_TARGET, 0))
        .setChosen(byFate.getOrDefault(Fate.CHOSEN, 0))
        .setNotChosen(byFate.getOrDefault(Fate.NOT_CHOSEN, 0))
        .build();
  }
}
