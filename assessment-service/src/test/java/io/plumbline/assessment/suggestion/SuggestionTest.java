package io.plumbline.assessment.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Declaration;
import io.plumbline.assessment.verdict.Observation;
import io.plumbline.assessment.verdict.Tally;
import io.plumbline.assessment.verdict.Verdict;
import io.plumbline.assessment.verdict.VerdictTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  @ParameterizedTest
  @CsvSource({
    "52, 0, 0, 0, 0, 0, IMPLEMENTED, 0",
    "1, 0, 0, 9, 0, 0, IMPLEMENTED, 0",
    "0, 3, 0, 0, 0, 0, NOT_IMPLEMENTED, 0",
    "0, 0, 1, 0, 1, 0, NOT_IMPLEMENTED, 0",
    "3, 1, 0, 0, 0, 0, PARTIALLY_IMPLEMENTED, 75",
    "1, 2, 0, 0, 0, 0, PARTIALLY_IMPLEMENTED, 33",
    "0, 0, 2, 0, 0, 0, PARTIALLY_IMPLEMENTED, 50",
    "1, 0, 0, 0, 1, 0, PARTIALLY_IMPLEMENTED, 50",
    "999, 1, 0, 0, 0, 0, PARTIALLY_IMPLEMENTED, 99",
    "1, 999, 0, 0, 0, 0, PARTIALLY_IMPLEMENTED, 1",
  })
  void shouldProposeWhatIsObserved(
      long p, long f, long w, long sp, long sf, long sw, AnswerStatus status, int degree) {
    assertThat(Suggestion.declaration(new Tally(p, f, w, sp, sf, sw)))
        .contains(new Declaration(status, degree));
  }

  @Test
  void shouldProposeNothingWithoutFreshEvidence() {
    assertThat(Suggestion.declaration(Tally.NONE)).isEmpty();
    assertThat(Suggestion.declaration(new Tally(0, 0, 0, 5, 1, 1))).isEmpty();
  }

  /** Whoever accepts what the evidence proposes is never contradicted by it. */
  @Test
  void shouldNeverProposeWhatTheEvidenceContradicts() {
    for (int n = 0; n < 729; n++) {
      Tally tally = new Tally(n % 3, n / 3 % 3, n / 9 % 3, n / 27 % 3, n / 81 % 3, n / 243 % 3);
      Optional<Declaration> proposed = Suggestion.declaration(tally);
      proposed.ifPresent(
          d ->
              assertThat(VerdictTable.judge(d.status(), new Observation(tally, true)).verdict())
                  .as("%s on %s", d, tally)
                  .isEqualTo(Verdict.CONSISTENT));
    }
  }

  @Test
  void shouldSayWhyInWords() {
    assertThat(EvidenceWords.of(new Tally(52, 0, 0, 0, 0, 0), false))
        .isEqualTo(List.of("52 of 52 results pass."));
    assertThat(EvidenceWords.of(new Tally(1, 1, 2, 1, 1, 1), true))
        .isEqualTo(
            List.of(
                "1 of 4 results passes, 1 fails and 2 warn.",
                "2 old failures were not checked again.",
                "1 older pass is stale.",
                "A person has attested it."));
  }
}
