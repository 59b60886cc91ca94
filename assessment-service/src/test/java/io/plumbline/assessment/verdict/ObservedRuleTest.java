package io.plumbline.assessment.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedRuleTest {

  @ParameterizedTest
  @CsvSource({
    //  P, F, W, SP, SF, SW
    "0, 1, 0, 0, 0, 0, FAIL_WITHOUT_PASS, FAILING",
    "0, 2, 3, 1, 1, 1, FAIL_WITHOUT_PASS, FAILING",
    "0, 1, 0, 9, 0, 0, FAIL_WITHOUT_PASS, FAILING",
    "1, 1, 0, 0, 0, 0, FAIL_AND_PASS, MIXED",
    "9, 1, 1, 1, 1, 1, FAIL_AND_PASS, MIXED",
    "0, 0, 1, 0, 1, 0, OLD_FAIL_STANDS, FAILING",
    "0, 0, 1, 5, 2, 3, OLD_FAIL_STANDS, FAILING",
    "0, 0, 1, 0, 0, 0, WARN, MIXED",
    "0, 0, 1, 0, 0, 4, WARN, MIXED",
    "1, 0, 1, 0, 0, 0, WARN, MIXED",
    "1, 0, 1, 0, 1, 0, WARN, MIXED",
    "1, 0, 0, 0, 1, 0, PASS_BESIDE_OLD_FAILURE, MIXED",
    "1, 0, 0, 3, 0, 1, PASS_BESIDE_OLD_FAILURE, MIXED",
    "1, 0, 0, 0, 0, 0, PASS, PASSING",
    "1, 0, 0, 7, 0, 0, PASS, PASSING",
    "0, 0, 0, 1, 0, 0, ONLY_STALE, STALE",
    "0, 0, 0, 0, 1, 0, ONLY_STALE, STALE",
    "0, 0, 0, 0, 0, 1, ONLY_STALE, STALE",
    "0, 0, 0, 0, 0, 0, NOTHING, NO_EVIDENCE",
  })
  void shouldTakeFirstRowThatFits(
      long p, long f, long w, long sp, long sf, long sw, ObservedRule rule, ObservedStatus status) {
    Tally tally = new Tally(p, f, w, sp, sf, sw);

    ObservedRule found = ObservedRule.of(tally);

    assertThat(found).isEqualTo(rule);
    assertThat(found.status()).isEqualTo(status);
  }

  @Test
  void shouldBeUntestableOnlyWithoutAnyEvidence() {
    assertThat(new Observation(Tally.NONE, false).untestable()).isTrue();
    assertThat(new Observation(Tally.NONE, true).untestable()).isFalse();
    assertThat(new Observation(new Tally(0, 0, 0, 1, 0, 0), false).untestable()).isFalse();
  }

  @Test
  void shouldRefuseNegativeCounts() {
    assertThatThrownBy(() -> new Tally(0, -1, 0, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
