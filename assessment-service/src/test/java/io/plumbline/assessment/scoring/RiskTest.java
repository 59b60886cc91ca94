package io.plumbline.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskTest {

  private static final Map<String, Observation> OBSERVED =
      Map.of(
          "passing", new Observation(new Tally(1, 0, 0, 0, 0, 0), true),
          "failing", new Observation(new Tally(0, 1, 0, 0, 0, 0), true),
          "mixed", new Observation(new Tally(1, 1, 0, 0, 0, 0), true),
          "stale pass", new Observation(new Tally(0, 0, 0, 1, 0, 0), true),
          "stale fail", new Observation(new Tally(0, 0, 0, 1, 1, 0), true),
          "stale warn", new Observation(new Tally(0, 0, 0, 0, 0, 1), true),
          "nothing", new Observation(Tally.NONE, true),
          "untestable", new Observation(Tally.NONE, false));

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    // declared, observed, risk for L = HIGH, MEDIUM, LOW
    "IMPLEMENTED, passing, NONE, NONE, NONE",
    "IMPLEMENTED, failing, HIGH, MEDIUM, LOW",
    "IMPLEMENTED, mixed, HIGH, MEDIUM, LOW",
    "IMPLEMENTED, stale pass, MEDIUM, LOW, LOW",
    "IMPLEMENTED, stale fail, HIGH, MEDIUM, LOW",
    "IMPLEMENTED, stale warn, HIGH, MEDIUM, LOW",
    "IMPLEMENTED, nothing, MEDIUM, LOW, LOW",
    "IMPLEMENTED, untestable, MEDIUM, LOW, LOW",
    "PARTIALLY_IMPLEMENTED, passing, MEDIUM, LOW, LOW",
    "PARTIALLY_IMPLEMENTED, failing, HIGH, MEDIUM, LOW",
    "PARTIALLY_IMPLEMENTED, mixed, MEDIUM, LOW, LOW",
    "PARTIALLY_IMPLEMENTED, stale pass, HIGH, MEDIUM, LOW",
    "PARTIALLY_IMPLEMENTED, stale fail, HIGH, MEDIUM, LOW",
    "PARTIALLY_IMPLEMENTED, nothing, HIGH, MEDIUM, LOW",
    "PARTIALLY_IMPLEMENTED, untestable, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, passing, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, failing, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, mixed, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, stale pass, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, stale fail, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, nothing, HIGH, MEDIUM, LOW",
    "NOT_IMPLEMENTED, untestable, HIGH, MEDIUM, LOW",
    "NOT_APPLICABLE, passing, HIGH, MEDIUM, LOW",
    "NOT_APPLICABLE, failing, HIGH, MEDIUM, LOW",
    "NOT_APPLICABLE, mixed, HIGH, MEDIUM, LOW",
    "NOT_APPLICABLE, stale pass, HIGH, MEDIUM, LOW",
    "NOT_APPLICABLE, stale fail, HIGH, MEDIUM, LOW",
    "NOT_APPLICABLE, nothing, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE",
    "NOT_APPLICABLE, untestable, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE",
    "UNANSWERED, passing, UNANSWERED, UNANSWERED, UNANSWERED",
    "UNANSWERED, failing, HIGH, MEDIUM, LOW",
    "UNANSWERED, mixed, HIGH, MEDIUM, LOW",
    "UNANSWERED, stale pass, UNANSWERED, UNANSWERED, UNANSWERED",
    "UNANSWERED, stale fail, HIGH, MEDIUM, LOW",
    "UNANSWERED, stale warn, HIGH, MEDIUM, LOW",
    "UNANSWERED, nothing, UNANSWERED, UNANSWERED, UNANSWERED",
    "UNANSWERED, untestable, UNANSWERED, UNANSWERED, UNANSWERED",
  })
  void shouldDeriveRisk(AnswerStatus declared, String observed, Risk high, Risk medium, Risk low) {
    assertThat(risk(declared, observed, RiskLevel.HIGH)).isEqualTo(high);
    assertThat(risk(declared, observed, RiskLevel.MEDIUM)).isEqualTo(medium);
    assertThat(risk(declared, observed, RiskLevel.LOW)).isEqualTo(low);
  }

  private static Risk risk(AnswerStatus declared, String observed, RiskLevel level) {
    Declaration declaration = new Declaration(declared, 50);
    Facts facts = new Facts(declaration, OBSERVED.get(observed), false, level);
    Standing standing = Standing.of(facts, ScoringPolicies.current());
    Facts excepted = new Facts(declaration, OBSERVED.get(observed), true, level);

    assertThat(Standing.of(excepted, ScoringPolicies.current()).risk())
        .as("an exception does not lower the risk")
        .isEqualTo(standing.risk());
    return standing.risk();
  }
}
