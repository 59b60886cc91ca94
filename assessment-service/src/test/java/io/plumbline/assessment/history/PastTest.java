package io.plumbline.assessment.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.scoring.RiskLevel;
import io.plumbline.assessment.scoring.ScoringPolicies;
import io.plumbline.assessment.scoring.ScoringPolicy;
import io.plumbline.assessment.state.Inputs;
import io.plumbline.assessment.state.Scored;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Thousands of histories by seed: every version derived anew is what was recorded. */
class PastTest {

  private static final int HISTORIES = 4000;
  private static final int STEPS = 30;

  private static final List<ScoringPolicy> POLICIES =
      List.of(
          ScoringPolicies.version(1),
          new ScoringPolicy(
              "steep",
              2,
              "",
              RiskLevel.HIGH,
              40,
              Map.of(RiskLevel.HIGH, 20, RiskLevel.MEDIUM, 5, RiskLevel.LOW, 1),
              ScoringPolicies.version(1).lowered(),
              ScoringPolicies.version(1).risk()));

  @Test
  void shouldDeriveWhatWasRecordedAtEveryVersion() {
    long versions = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      World world = new World(seed, POLICIES);
      for (int step = 0; step < STEPS; step++) {
        world.step();
      }
      for (long version : world.archive.versions.keySet()) {
        check(world, version, seed);
        versions++;
      }
    }
    assertThat(versions).isGreaterThan(HISTORIES * 10L);
  }

  private static void check(World world, long version, long seed) {
    Past past = world.archive.past(version);
    List<Scored> shown = world.archive.versions.get(version).practices();
    assertThat(past.differing()).as("seed %d, version %d", seed, version).isEmpty();
    for (int i = 0; i < shown.size(); i++) {
      Scored then = shown.get(i);
      Scored anew = past.practices().get(i);
      assertThat(List.of(anew.derived(), anew.version(), anew.verdictAt(), anew.row().tally()))
          .as("seed %d, version %d, practice %d", seed, version, i)
          .isEqualTo(List.of(then.derived(), then.version(), then.verdictAt(), then.row().tally()));
      assertThat(Inputs.of(anew.row())).isEqualTo(Inputs.of(then.row()));
    }
  }
}
