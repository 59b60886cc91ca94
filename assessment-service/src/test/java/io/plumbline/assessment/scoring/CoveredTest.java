package io.plumbline.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.Tally;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveredTest {

  @ParameterizedTest(name = "F {0}, W {1}, SF {2}, SW {3}, covered {4}: {5}")
  @CsvSource({
    // every FAIL and WARN, checked again or not; nothing failing is nothing covered
    "0, 0, 0, 0, 0, false",
    "1, 0, 0, 0, 0, false",
    "1, 0, 0, 0, 1, true",
    "2, 0, 0, 0, 1, false",
    "1, 1, 0, 0, 1, false",
    "1, 1, 0, 0, 2, true",
    "1, 0, 1, 0, 1, false",
    "1, 0, 0, 1, 1, false",
    "0, 0, 1, 1, 2, true",
    "1, 1, 1, 1, 3, false",
    "1, 1, 1, 1, 4, true",
    // counts that do not belong together
    "1, 0, 0, 0, 2, false",
  })
  void shouldCoverAllOnlyWhenEveryFailAndWarnIs(
      long fail, long warn, long staleFail, long staleWarn, long items, boolean all) {
    Tally tally = new Tally(5, fail, warn, 5, staleFail, staleWarn);
    Covered covered =
        items == 0 ? Covered.NONE : new Covered(Map.of("one", 1L, "other", items - 1));

    assertThat(covered.all(tally)).isEqualTo(all);
  }
}
