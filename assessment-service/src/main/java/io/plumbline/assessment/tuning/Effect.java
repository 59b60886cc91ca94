package io.plumbline.assessment.tuning;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.explain.WhatIf;
import io.plumbline.assessment.explain.WhatIf.Side;
import io.plumbline.assessment.scoring.Ratio;
import io.plumbline.assessment.scoring.Risk;
import io.plumbline.assessment.scoring.Score;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.Words;
import io.plumbline.proto.assessment.v1.PolicyEffect;
import io.plumbline.proto.assessment.v1.RiskShift;
import io.plumbline.proto.assessment.v1.SupposedScore;
import java.util.List;
import java.util.function.Function;

/**
 * An assessment by two policies. Pure functions, by the very rules that score what is.
 *
 * @param before by the policy it is scored by
 * @param after by the other
 */
record Effect(Assessment assessment, Side before, Side after) {

  static Effect of(
      Assessment assessment,
      List<PracticeRow> rows,
      TestableConcepts testable,
      ScoringPolicy now,
      ScoringPolicy then) {
    return new Effect(assessment, side(rows, testable, now), side(rows, testable, then));
  }

  private static Side side(
      List<PracticeRow> rows, TestableConcepts testable, ScoringPolicy policy) {
    return Side.of(
        rows.stream()
            .map(
                row ->
                    new WhatIf.Practice(
                        row.practice().id(), row.practice().concept(), row.facts(testable, policy)))
            .toList(),
        policy);
  }

  PolicyEffect proto() {
    return together(List.of(this)).toBuilder()
        .setAssessment(assessment.key().name())
        .setScoringPolicy(AssessmentProtos.policy(assessment))
        .build();
  }

  /** Numerators and denominators of several are added, as a portfolio does. */
  static PolicyEffect together(List<Effect> effects) {
    PolicyEffect.Builder proto =
        PolicyEffect.newBuilder()
            .setBefore(score(effects.stream().map(Effect::before).toList()))
            .setAfter(score(effects.stream().map(Effect::after).toList()));
    int changed = 0;
    for (Effect effect : effects) {
      for (int i = 0; i < effect.before.standings().size(); i++) {
        Risk was = effect.before.standings().get(i).risk();
        changed += was == effect.after.standings().get(i).risk() ? 0 : 1;
      }
    }
    for (Risk risk : Risk.values()) {
      int before = count(effects, Effect::before, risk);
      int after = count(effects, Effect::after, risk);
      if (before + after > 0) {
        proto.addRisks(
            RiskShift.newBuilder().setRisk(Words.risk(risk)).setBefore(before).setAfter(after));
      }
    }
    return proto.setChangedCount(changed).build();
  }

  private static int count(List<Effect> effects, Function<Effect, Side> side, Risk risk) {
    return Math.toIntExact(
        effects.stream()
            .flatMap(effect -> side.apply(effect).standings().stream())
            .map(Standing::risk)
            .filter(risk::equals)
            .count());
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
      List<Side> sides, Function<Side, Score> denominator, Function<Score, Ratio> share) {
    return sides.stream().map(denominator).map(share).reduce(Ratio.EMPTY, Ratio::plus);
  }
}
