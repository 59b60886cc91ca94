package io.plumbline.assessment.preview;

import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.carry.CarryPlan;
import io.plumbline.assessment.carry.Source;
import io.plumbline.assessment.carry.Target;
import io.plumbline.assessment.crosswalk.Crosswalk;
import io.plumbline.assessment.edition.Edition;
import io.plumbline.assessment.edition.TestableConcepts;
import io.plumbline.assessment.explain.WhatIf;
import io.plumbline.assessment.explain.WhatIf.Side;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import java.util.ArrayList;
import java.util.List;

/**
 * An upgrade that is thought through: where each answer goes, and the score before and after.
 *
 * @param from the practices of the assessment, in the order of the plan's sources
 * @param into the practices of the new edition, in the order of the plan's targets
 */
public record Planned(
    Assessment assessment,
    Edition edition,
    List<PracticeRow> from,
    List<PracticeRow> into,
    CarryPlan plan,
    Side before,
    Side after) {

  /** What holds for every plan of a call. */
  record Ground(
      Edition edition, Crosswalk crosswalk, TestableConcepts testable, PolicyBook policies) {}

  /** Plans the upgrade of one assessment. */
  static Planned of(
      Assessment assessment,
      List<PracticeRow> from,
      List<PracticeRow> into,
      Ground ground,
      Choices choices) {
    CarryPlan plan =
        choices.on(
            CarryPlan.of(
                from.stream().map(Planned::source).toList(),
                into.stream().map(Planned::target).toList(),
                ground.crosswalk()));
    ScoringPolicy now = ground.policies().version(assessment.policyVersion());
    List<WhatIf.Practice> after = new ArrayList<>();
    for (int i = 0; i < into.size(); i++) {
      Declaration declared = plan.targets().get(i).answer().declaration();
      after.add(practice(into.get(i), facts(into.get(i), declared, ground.testable(), now)));
    }
    List<WhatIf.Practice> before =
        from.stream().map(row -> practice(row, row.facts(ground.testable(), now))).toList();
    return new Planned(
        assessment, ground.edition(), from, into, plan, Side.of(before, now), Side.of(after, now));
  }

  /** What is carried takes the place of what would be inherited. */
  private static Facts facts(
      PracticeRow row, Declaration declared, TestableConcepts testable, ScoringPolicy policy) {
    if (declared.status() == AnswerStatus.UNANSWERED) {
      return row.facts(testable, policy);
    }
    Facts bare = row.withoutOffer().facts(testable, policy);
    return new Facts(declared, bare.observation(), bare.accepted(), bare.covered(), bare.level());
  }

  private static WhatIf.Practice practice(PracticeRow row, Facts facts) {
    return new WhatIf.Practice(row.practice().id(), row.practice().concept(), facts);
  }

  private static Source source(PracticeRow row) {
    return new Source(
        row.practice().practiceId(),
        row.practice().concept(),
        row.answer() == null ? AnswerContent.NONE : row.answer().content());
  }

  private static Target target(PracticeRow row) {
    return new Target(row.practice().practiceId(), row.practice().concept());
  }
}
