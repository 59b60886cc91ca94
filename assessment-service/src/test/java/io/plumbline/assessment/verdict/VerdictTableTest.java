package io.plumbline.assessment.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTableTest {

  private static final Map<String, Observation> COLUMNS =
      Map.of(
          "PASSING", new Observation(new Tally(1, 0, 0, 0, 0, 0), true),
          "FAILING", new Observation(new Tally(0, 1, 0, 0, 0, 0), true),
          "MIXED", new Observation(new Tally(1, 1, 0, 0, 0, 0), true),
          "STALE", new Observation(new Tally(0, 0, 0, 1, 0, 0), true),
          "NO_EVIDENCE", new Observation(Tally.NONE, true),
          "untestable", new Observation(Tally.NONE, false));

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({
    "UNANSWERED, PASSING, UNANSWERED, false",
    "UNANSWERED, FAILING, UNANSWERED, false",
    "UNANSWERED, MIXED, UNANSWERED, false",
    "UNANSWERED, STALE, UNANSWERED, false",
    "UNANSWERED, NO_EVIDENCE, UNANSWERED, false",
    "UNANSWERED, untestable, UNANSWERED, false",
    "IMPLEMENTED, PASSING, CONSISTENT, false",
    "IMPLEMENTED, FAILING, CONTRADICTED, false",
    "IMPLEMENTED, MIXED, CONTRADICTED, false",
    "IMPLEMENTED, STALE, STALE, false",
    "IMPLEMENTED, NO_EVIDENCE, UNSUPPORTED, false",
    "IMPLEMENTED, untestable, UNTESTABLE, false",
    "PARTIALLY_IMPLEMENTED, PASSING, CONSISTENT, true",
    "PARTIALLY_IMPLEMENTED, FAILING, CONTRADICTED, false",
    "PARTIALLY_IMPLEMENTED, MIXED, CONSISTENT, false",
    "PARTIALLY_IMPLEMENTED, STALE, STALE, false",
    "PARTIALLY_IMPLEMENTED, NO_EVIDENCE, UNSUPPORTED, false",
    "PARTIALLY_IMPLEMENTED, untestable, UNTESTABLE, false",
    "NOT_IMPLEMENTED, PASSING, CONTRADICTED, true",
    "NOT_IMPLEMENTED, FAILING, CONSISTENT, false",
    "NOT_IMPLEMENTED, MIXED, CONSISTENT, false",
    "NOT_IMPLEMENTED, STALE, CONSISTENT, false",
    "NOT_IMPLEMENTED, NO_EVIDENCE, CONSISTENT, false",
    "NOT_IMPLEMENTED, untestable, CONSISTENT, false",
    "NOT_APPLICABLE, PASSING, CONTRADICTED, false",
    "NOT_APPLICABLE, FAILING, CONTRADICTED, false",
    "NOT_APPLICABLE, MIXED, CONTRADICTED, false",
    "NOT_APPLICABLE, STALE, STALE, false",
    "NOT_APPLICABLE, NO_EVIDENCE, CONSISTENT, false",
    "NOT_APPLICABLE, untestable, CONSISTENT, false",
  })
  void shouldJudgeEveryCell(
      AnswerStatus declared, String observed, Verdict verdict, boolean understated) {
    Judgement judgement = VerdictTable.judge(declared, COLUMNS.get(observed));

    assertThat(judgement).isEqualTo(new Judgement(verdict, understated));
  }
}
