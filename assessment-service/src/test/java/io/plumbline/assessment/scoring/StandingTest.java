package io.plumbline.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

  @ParameterizedTest(name = "{0} {1}%, P={2} F={3}")
  @CsvSource({
    // declared, degree, P, F, c, d
    "IMPLEMENTED, 0, 1, 0, 100, 100",
    "IMPLEMENTED, 0, 0, 1, 0, 100",
    "IMPLEMENTED, 0, 0, 0, 0, 100",
    "PARTIALLY_IMPLEMENTED, 30, 1, 0, 30, 30",
    "PARTIALLY_IMPLEMENTED, 30, 1, 1, 30, 30",
    "PARTIALLY_IMPLEMENTED, 30, 0, 1, 0, 30",
    "PARTIALLY_IMPLEMENTED, 0, 1, 0, 0, 0",
    "PARTIALLY_IMPLEMENTED, 100, 1, 0, 100, 100",
    "NOT_IMPLEMENTED, 0, 0, 1, 0, 0",
    "NOT_IMPLEMENTED, 0, 1, 0, 0, 0",
    "NOT_APPLICABLE, 0, 0, 0, 0, 0",
    "UNANSWERED, 0, 1, 0, 0, 0",
  })
  void shouldCredit(AnswerStatus declared, int degree, int pass, int fail, int c, int d) {
    for (boolean excepted : new boolean[] {false, true}) {
      Standing standing =
          standing(declared, degree, new Tally(pass, fail, 0, 0, 0, 0), excepted, RiskLevel.HIGH);

      assertThat(standing.provenCredit()).isEqualTo(c);
      assertThat(standing.declaredCredit()).isEqualTo(d);
    }
  }

  @Test
  void shouldWeighByLevel() {
    assertThat(weight(RiskLevel.HIGH)).isEqualTo(10);
    assertThat(weight(RiskLevel.MEDIUM)).isEqualTo(5);
    assertThat(weight(RiskLevel.LOW)).isEqualTo(2);
  }

  @Test
  void shouldDefaultAsPolicyVersion1Says() {
    ScoringPolicy policy = ScoringPolicies.current();

    assertThat(policy.version()).isEqualTo(1);
    assertThat(policy.defaultLevel()).isEqualTo(RiskLevel.MEDIUM);
    assertThat(policy.defaultDegree()).isEqualTo(50);
  }

  private static int weight(RiskLevel level) {
    return standing(AnswerStatus.IMPLEMENTED, 0, Tally.NONE, false, level).weight();
  }

  static Standing standing(
      AnswerStatus declared, int degree, Tally tally, boolean excepted, RiskLevel level) {
    return Standing.of(
        new Facts(new Declaration(declared, degree), new Observation(tally, true), excepted, level),
        ScoringPolicies.current());
  }
}
