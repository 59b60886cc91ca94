package io.plumbline.assessment.policy;

import io.plumbline.assessment.scoring.RiskRule;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.assessment.verdict.Verdict;
import io.plumbline.assessment.verdict.VerdictTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What can occur, whatever a policy says: every pair of declaration and verdict, and which can
 * follow which when a FAIL is added or items turn stale. Found by trying all counts up to 2, which
 * reach every row of the tables.
 */
final class Situations {

  private static final int MOST = 2;

  /** All steps for the worse. */
  static final Set<Step> STEPS = steps();

  private Situations() {}

  /**
   * Where the risk of a practice comes from.
   *
   * @param fromTable whether its policy's table says it; else it is the practice's level
   */
  record Situation(AnswerStatus declared, Verdict verdict, boolean fromTable) {

    private static Situation of(AnswerStatus declared, Observation observation) {
      return new Situation(
          declared,
          VerdictTable.judge(declared, observation).verdict(),
          RiskRule.of(declared, observation) == RiskRule.TABLE);
    }
  }

  /** The evidence got worse: the risk must not fall from one to the other. */
  record Step(Situation from, Situation to) {}

  private static Set<Step> steps() {
    Set<Step> steps = new LinkedHashSet<>();
    for (Tally tally : tallies()) {
      for (AnswerStatus declared : AnswerStatus.values()) {
        for (boolean testable : new boolean[] {true, false}) {
          Situation from = Situation.of(declared, new Observation(tally, testable));
          for (Tally worse : worse(tally)) {
            steps.add(new Step(from, Situation.of(declared, new Observation(worse, testable))));
          }
        }
      }
    }
    return Set.copyOf(steps);
  }

  /** One more FAIL, or any of the fresh items turned stale; itself among them. */
  private static List<Tally> worse(Tally t) {
    List<Tally> worse = new ArrayList<>();
    worse.add(
        new Tally(t.pass(), t.fail() + 1, t.warn(), t.stalePass(), t.staleFail(), t.staleWarn()));
    for (long p = 0; p <= t.pass(); p++) {
      for (long f = 0; f <= t.fail(); f++) {
        for (long w = 0; w <= t.warn(); w++) {
          worse.add(
              new Tally(
                  t.pass() - p,
                  t.fail() - f,
                  t.warn() - w,
                  t.stalePass() + p,
                  t.staleFail() + f,
                  t.staleWarn() + w));
        }
      }
    }
    return worse;
  }

  private static List<Tally> tallies() {
    List<Tally> all = new ArrayList<>();
    int base = MOST + 1;
    for (int n = 0; n < Math.pow(base, 6); n++) {
      int[] c = new int[6];
      for (int i = 0, rest = n; i < 6; i++, rest /= base) {
        c[i] = rest % base;
      }
      all.add(new Tally(c[0], c[1], c[2], c[3], c[4], c[5]));
    }
    return all;
  }
}
