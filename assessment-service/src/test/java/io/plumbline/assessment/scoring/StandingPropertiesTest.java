package io.plumbline.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Holds the functions against the tables written down a second time, and against the properties of
 * DESIGN section 8, over all counts from 0 to 2.
 */
class StandingPropertiesTest {

  private static final int MOST = 2;

  @Test
  void shouldEqualTheTablesWrittenTwice() {
    everyCase(
        facts -> {
          Standing standing = Standing.of(facts, ScoringPolicies.current());
          assertThat(
                  List.of(
                      standing.facts().observation().status().name(),
                      standing.judgement().verdict().name(),
                      standing.bucket().name(),
                      standing.risk().name(),
                      standing.provenCredit()))
              .as("%s", facts)
              .isEqualTo(SecondOpinion.of(facts));
        });
  }

  @Test
  void shouldNeverGainByAddedFail() {
    everyCase(
        facts -> {
          Tally t = facts.observation().tally();
          noGain(
              facts,
              new Tally(
                  t.pass(), t.fail() + 1, t.warn(), t.stalePass(), t.staleFail(), t.staleWarn()));
        });
  }

  @Test
  void shouldNeverGainByItemTurningStale() {
    everyCase(facts -> aged(facts.observation().tally(), 1).forEach(t -> noGain(facts, t)));
  }

  /** A scan that does not come lets any number of items grow stale at once. */
  @Test
  void shouldNeverGainByLostScan() {
    everyCase(facts -> aged(facts.observation().tally(), 3 * MOST).forEach(t -> noGain(facts, t)));
  }

  /** A mute or an exception can at most be granted: neither c nor the risk may move. */
  @Test
  void shouldNeverGainByMute() {
    everyCase(
        facts -> {
          Standing one = Standing.of(with(facts, false), ScoringPolicies.current());
          Standing other = Standing.of(with(facts, true), ScoringPolicies.current());
          assertThat(other.provenCredit()).isEqualTo(one.provenCredit());
          assertThat(other.risk()).isEqualTo(one.risk());
          assertThat(other.judgement()).isEqualTo(one.judgement());
        });
  }

  private static Facts with(Facts facts, boolean excepted) {
    return new Facts(facts.declaration(), facts.observation(), excepted, facts.level());
  }

  private static void noGain(Facts before, Tally worse) {
    Facts after =
        new Facts(
            before.declaration(),
            new Observation(worse, before.observation().testable()),
            before.excepted(),
            before.level());
    Standing was = Standing.of(before, ScoringPolicies.current());
    Standing is = Standing.of(after, ScoringPolicies.current());
    assertThat(is.provenCredit())
        .as("c: %s, then %s", before, worse)
        .isLessThanOrEqualTo(was.provenCredit());
    assertThat(height(is.risk()))
        .as("risk: %s, then %s", before, worse)
        .isGreaterThanOrEqualTo(height(was.risk()));
  }

  private static int height(Risk risk) {
    return switch (risk) {
      case HIGH -> 3;
      case MEDIUM -> 2;
      case LOW -> 1;
      case NONE, UNANSWERED, NOT_APPLICABLE -> 0;
    };
  }

  /** All tallies in which 1 to {@code most} of the fresh items have grown stale. */
  private static List<Tally> aged(Tally t, int most) {
    List<Tally> all = new ArrayList<>();
    for (long p = 0; p <= t.pass(); p++) {
      for (long f = 0; f <= t.fail(); f++) {
        for (long w = 0; w <= t.warn(); w++) {
          if (p + f + w > 0 && p + f + w <= most) {
            all.add(
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
    }
    return all;
  }

  private static void everyCase(Consumer<Facts> check) {
    for (Tally tally : tallies()) {
      for (boolean testable : new boolean[] {true, false}) {
        for (AnswerStatus status : AnswerStatus.values()) {
          for (boolean excepted : new boolean[] {true, false}) {
            for (RiskLevel level : RiskLevel.values()) {
              check.accept(
                  new Facts(
                      new Declaration(status, 50),
                      new Observation(tally, testable),
                      excepted,
                      level));
            }
          }
        }
      }
    }
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
