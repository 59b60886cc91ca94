package io.plumbline.reporting.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.reporting.AssessmentFixtures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldSumToSixtyAndFiftyFour(long seed) {
    Totals totals = Totals.of(AssessmentFixtures.assessment("a", 1, seed));

    assertThat(totals.practices().total()).isEqualTo(60);
    assertThat(totals.concepts().total()).isEqualTo(54);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldAgreeWithAnIndependentRecount(long seed) {
    AssessmentChanged change = AssessmentFixtures.assessment("a", 1, seed);

    Totals totals = Totals.of(change);

    BigDecimal weight = BigDecimal.ZERO;
    BigDecimal proven = BigDecimal.ZERO;
    for (PracticeState p : change.getPracticeStatesList()) {
      if (p.getBucket() != Bucket.BUCKET_NOT_APPLICABLE) {
        BigDecimal w = BigDecimal.valueOf(p.getWeight());
        weight = weight.add(w);
        proven = proven.add(w.multiply(BigDecimal.valueOf(p.getProven()).movePointLeft(2)));
      }
    }
    int expected = proven.movePointRight(4).divide(weight, 0, RoundingMode.HALF_UP).intValueExact();
    assertThat(totals.practices().provenRatio().basisPoints()).hasValue(expected);
  }

  @Test
  void shouldReadBackWhatItStores() {
    Totals totals = Totals.of(AssessmentFixtures.assessment("a", 1, 42));
    Map<String, Long> row = new HashMap<>();
    List<Long> values = totals.values();
    for (int i = 0; i < values.size(); i++) {
      row.put(Totals.COLUMNS.get(i), values.get(i));
    }

    assertThat(Totals.read(row::get)).isEqualTo(totals);
  }

  @Test
  void shouldRefuseAPracticeThatCountsNowhere() {
    AssessmentChanged change =
        AssessmentChanged.newBuilder()
            .addPracticeStates(PracticeState.newBuilder().setPracticeId("SEC01-BP01"))
            .build();

    assertThatIllegalArgumentException().isThrownBy(() -> Totals.of(change));
  }

  @ParameterizedTest
  @CsvSource({"1,3,3333", "2,3,6667", "1,20000,1", "1,20001,0", "0,5,0", "5,5,10000"})
  void shouldRoundHalfUpOnce(long part, long whole, int basisPoints) {
    assertThat(new Ratio(part, whole).basisPoints()).hasValue(basisPoints);
  }

  @Test
  void shouldBeAbsentWhenNothingApplies() {
    assertThat(new Ratio(0, 0).basisPoints()).isEmpty();
  }
}
