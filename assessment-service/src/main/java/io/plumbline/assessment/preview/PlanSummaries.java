package io.plumbline.assessment.preview;

import io.plumbline.assessment.carry.CarryPlan.Carried;
import io.plumbline.assessment.carry.Fate;
import io.plumbline.assessment.carry.Outcome;
import io.plumbline.assessment.explain.WhatIf.Side;
import io.plumbline.assessment.scoring.Ratio;
import io.plumbline.assessment.scoring.Score;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import java.util.List;
import java.util.function.Function;

/** Plans in numbers: counts added, scores summed by numerators and denominators. */
final class PlanSummaries {

  private PlanSummaries() {}

  static UpgradeSummary of(List<Planned> plans) {
    List<Carried> all = plans.stream().flatMap(p -> p.plan().sources().stream()).toList();
    List<Carried> answered = all.stream().filter(c -> c.source().answered()).toList();
    long noSource =
        plans.stream()
            .flatMap(p -> p.plan().targets().stream())
            .filter(t -> t.outcome() == Outcome.NO_SOURCE)
            .count();
    return UpgradeSummary.newBuilder()
        .setPractices(counts(all))
        .setAnswers(counts(answered))
        .setNoSourceCount(Math.toIntExact(noSource))
        .setBefore(score(plans.stream().map(Planned::before).toList()))
        .setAfter(score(plans.stream().map(Planned::after).toList()))
        .build();
  }

  private static UpgradeCounts counts(List<Carried> sources) {
    return UpgradeCounts.newBuilder()
        .setCarried(count(sources, Fate.CARRIED))
        .setCarriedWithFlag(count(sources, Fate.CARRIED_WITH_FLAG))
        .setNeedsReview(count(sources, Fate.NEEDS_REVIEW))
        .setNoTarget(count(sources, Fate.NO_TARGET))
        .build();
  }

  private static int count(List<Carried> sources, Fate fate) {
    return Math.toIntExact(sources.stream().filter(c -> c.fate() == fate).count());
  }

  private static SupposedScore score(List<Side> sides) {
    SupposedScore.Builder score = SupposedScore.newBuilder();
    sum(sides, Side::practices, Score::proven).basisPoints().ifPresent(score::setProven);
    sum(sides, Side::practices, Score::declared).basisPoints().ifPresent(score::setDeclared);
    sum(sides, Side::concepts, Score::proven).basisPoints().ifPresent(score::setDistinctProven);
    sum(sides, Side::concepts, Score::declared).basisPoints().ifPresent(score::setDistinctDeclared);
    return score.build();
  }

  private static Ratio sum(
      List<Side> sides, Function<Side, Score> of, Function<Score, Ratio> share) {
    return sides.stream().map(of.andThen(share)).reduce(Ratio.EMPTY, Ratio::plus);
  }
}
