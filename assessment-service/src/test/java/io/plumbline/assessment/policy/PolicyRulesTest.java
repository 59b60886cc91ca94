package io.plumbline.assessment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.policy.PolicyRules.Violation;
import io.plumbline.assessment.scoring.Facts;
import io.plumbline.assessment.scoring.Risk;
import io.plumbline.assessment.scoring.RiskCell;
import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.scoring.ScoringPolicies;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.assessment.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a policy must keep, and that what is let through keeps it over all small counts. */
class PolicyRulesTest {

  private static final ScoringPolicy BUILT_IN = ScoringPolicies.current();

  @Test
  void shouldFindNothingWrongWithTheBuiltInPolicy() {
    assertThat(PolicyRules.violations(draft(BUILT_IN.weights(), BUILT_IN.risk()))).isEmpty();
  }

  @Test
  void shouldNameEverythingThatIsWrongAtOnce() {
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk = table();
    row(risk, AnswerStatus.IMPLEMENTED).remove(Verdict.STALE);
    row(risk, AnswerStatus.UNANSWERED).put(Verdict.STALE, RiskCell.LEVEL);
    row(risk, AnswerStatus.NOT_APPLICABLE).put(Verdict.CONSISTENT, RiskCell.NONE);
    row(risk, AnswerStatus.NOT_IMPLEMENTED).put(Verdict.CONSISTENT, RiskCell.UNANSWERED);
    PolicyDraft draft =
        new PolicyDraft(
            "",
            null,
            101,
            Map.of(RiskLevel.HIGH, 0, RiskLevel.MEDIUM, 5, RiskLevel.LOW, 7),
            Map.of(
                RiskLevel.HIGH, RiskLevel.LOW,
                RiskLevel.MEDIUM, RiskLevel.HIGH,
                RiskLevel.LOW, RiskLevel.LOW),
            risk);

    assertThat(PolicyRules.violations(draft).stream().map(Violation::description))
        .containsExactlyInAnyOrder(
            "must be HIGH, MEDIUM or LOW",
            "must be within 0 to 100",
            "HIGH must weigh 1 to 1000",
            "MEDIUM can not be lowered to HIGH",
            "HIGH must not weigh less than MEDIUM",
            "MEDIUM must not weigh less than LOW",
            "HIGH must not be lowered below what MEDIUM is",
            "IMPLEMENTED and STALE must have a cell",
            "UNANSWERED and STALE can not occur together",
            "NOT_APPLICABLE and CONSISTENT can not be NONE",
            "NOT_IMPLEMENTED and CONSISTENT can not be UNANSWERED");
  }

  @Test
  void shouldRefuseARiskThatFallsAsEvidenceGetsWorse() {
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk = table();
    row(risk, AnswerStatus.IMPLEMENTED).put(Verdict.CONTRADICTED, RiskCell.LOWERED);

    assertThat(
            PolicyRules.violations(draft(BUILT_IN.weights(), risk)).stream()
                .map(Violation::description))
        .contains(
            "IMPLEMENTED: the risk would fall when worse evidence turns STALE with a known failure"
                + " into CONTRADICTED");
  }

  /**
   * Tables by chance: what is let through keeps the properties of DESIGN section 8, tried case by
   * case by the function that scores; what is refused for its steps breaks them.
   */
  @Test
  void shouldLetThroughExactlyWhatNeverGains() {
    Random random = new Random(8);
    int kept = 0;
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      PolicyDraft draft = draft(weights(random), chance(random));
      boolean right = PolicyRules.violations(draft).isEmpty();
      assertThat(neverGains(draft.policy(2))).as("%s", draft).isEqualTo(right);
      kept += right ? 1 : 0;
      refused += right ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(20);
    assertThat(refused).isGreaterThan(20);
  }

  private static Map<RiskLevel, Integer> weights(Random random) {
    int low = 1 + random.nextInt(9);
    int medium = low + random.nextInt(9);
    return Map.of(
        RiskLevel.LOW, low, RiskLevel.MEDIUM, medium, RiskLevel.HIGH, medium + random.nextInt(9));
  }

  /** The built-in table with a few cells changed. */
  private static Map<AnswerStatus, Map<Verdict, RiskCell>> chance(Random random) {
    RiskCell[] cells = {RiskCell.LEVEL, RiskCell.LOWERED, RiskCell.NONE};
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk = table();
    for (AnswerStatus declared :
        List.of(
            AnswerStatus.IMPLEMENTED,
            AnswerStatus.PARTIALLY_IMPLEMENTED,
            AnswerStatus.NOT_IMPLEMENTED)) {
      row(risk, declared)
          .replaceAll((verdict, cell) -> random.nextInt(6) == 0 ? cells[random.nextInt(3)] : cell);
    }
    return risk;
  }

  private static boolean neverGains(ScoringPolicy policy) {
    for (int n = 0; n < 729; n++) {
      Tally t = new Tally(n % 3, n / 3 % 3, n / 9 % 3, n / 27 % 3, n / 81 % 3, n / 243 % 3);
      for (Tally worse : worse(t)) {
        for (AnswerStatus declared : AnswerStatus.values()) {
          for (RiskLevel level : RiskLevel.values()) {
            if (gains(policy, declared, level, t, worse, true)
                || gains(policy, declared, level, t, worse, false)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static boolean gains(
      ScoringPolicy policy,
      AnswerStatus declared,
      RiskLevel level,
      Tally before,
      Tally after,
      boolean testable) {
    Standing was = standing(policy, declared, level, new Observation(before, testable));
    Standing is = standing(policy, declared, level, new Observation(after, testable));
    return is.provenCredit() > was.provenCredit() || height(is.risk()) < height(was.risk());
  }

  private static Standing standing(
      ScoringPolicy policy, AnswerStatus declared, RiskLevel level, Observation observation) {
    return Standing.of(new Facts(new Declaration(declared, 50), observation, false, level), policy);
  }

  private static int height(Risk risk) {
    return switch (risk) {
      case HIGH -> 3;
      case MEDIUM -> 2;
      case LOW -> 1;
      case NONE, UNANSWERED, NOT_APPLICABLE -> 0;
    };
  }

  /** One FAIL more, or one item stale: what turns stale at once turns so one after the other. */
  private static List<Tally> worse(Tally t) {
    List<Tally> worse = new ArrayList<>();
    worse.add(
        new Tally(t.pass(), t.fail() + 1, t.warn(), t.stalePass(), t.staleFail(), t.staleWarn()));
    if (t.pass() > 0) {
      worse.add(
          new Tally(
              t.pass() - 1, t.fail(), t.warn(), t.stalePass() + 1, t.staleFail(), t.staleWarn()));
    }
    if (t.fail() > 0) {
      worse.add(
          new Tally(
              t.pass(), t.fail() - 1, t.warn(), t.stalePass(), t.staleFail() + 1, t.staleWarn()));
    }
    if (t.warn() > 0) {
      worse.add(
          new Tally(
              t.pass(), t.fail(), t.warn() - 1, t.stalePass(), t.staleFail(), t.staleWarn() + 1));
    }
    return worse;
  }

  private static PolicyDraft draft(
      Map<RiskLevel, Integer> weights, Map<AnswerStatus, Map<Verdict, RiskCell>> risk) {
    return new PolicyDraft("", RiskLevel.MEDIUM, 50, weights, BUILT_IN.lowered(), risk);
  }

  private static Map<AnswerStatus, Map<Verdict, RiskCell>> table() {
    Map<AnswerStatus, Map<Verdict, RiskCell>> risk = new EnumMap<>(AnswerStatus.class);
    BUILT_IN.risk().forEach((declared, row) -> risk.put(declared, new EnumMap<>(row)));
    return risk;
  }

  private static Map<Verdict, RiskCell> row(
      Map<AnswerStatus, Map<Verdict, RiskCell>> risk, AnswerStatus declared) {
    return risk.computeIfAbsent(declared, d -> new EnumMap<>(Verdict.class));
  }
}
