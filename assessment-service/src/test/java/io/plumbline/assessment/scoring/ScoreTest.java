package io.plumbline.assessment.scoring;

import static io.plumbline.assessment.scoring.StandingTest.standing;
import static io.plumbline.assessment.verdict.AnswerStatus.IMPLEMENTED;
import static io.plumbline.assessment.verdict.AnswerStatus.NOT_APPLICABLE;
import static io.plumbline.assessment.verdict.AnswerStatus.NOT_IMPLEMENTED;
import static io.plumbline.assessment.verdict.AnswerStatus.PARTIALLY_IMPLEMENTED;
import static io.plumbline.assessment.verdict.AnswerStatus.UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

  private static final Tally PASS = new Tally(1, 0, 0, 0, 0, 0);
  private static final Tally FAIL = new Tally(0, 1, 0, 0, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "1, 1, 10000",
    "1, 3, 3333",
    "2, 3, 6667",
    "1, 20000, 1",
    "1, 20001, 0",
    "3, 20000, 2",
    "1, 8, 1250",
  })
  void shouldRoundHalfUpInBasisPoints(long part, long whole, int basisPoints) {
    assertThat(new Ratio(part, whole).basisPoints()).hasValue(basisPoints);
  }

  @Test
  void shouldBeAbsentWhenNothingWeighs() {
    Score none = Score.ofPractices(List.of());
    Score notApplicable = Score.ofPractices(List.of(of(NOT_APPLICABLE, Tally.NONE)));

    assertThat(none.proven().basisPoints()).isEmpty();
    assertThat(notApplicable.proven().basisPoints()).isEmpty();
    assertThat(notApplicable.declared().basisPoints()).isEmpty();
  }

  @Test
  void shouldWeighPractices() {
    Standing high = standing(IMPLEMENTED, 0, PASS, false, RiskLevel.HIGH);
    Standing medium = standing(PARTIALLY_IMPLEMENTED, 50, PASS, false, RiskLevel.MEDIUM);
    Standing low = standing(IMPLEMENTED, 0, FAIL, false, RiskLevel.LOW);

    Score score = Score.ofPractices(List.of(high, medium, low, of(NOT_APPLICABLE, Tally.NONE)));

    // proven (10*100 + 5*50) / 1700, declared (10*100 + 5*50 + 2*100) / 1700
    assertThat(score.proven().basisPoints()).hasValue(7353);
    assertThat(score.declared().basisPoints()).hasValue(8529);
    assertThat(score.buckets().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    assertThat(score.buckets()).hasSize(8).containsEntry(Bucket.CONFIRMED, 2);
  }

  @Test
  void shouldKeepExceptedInDenominator() {
    Standing excepted = standing(NOT_IMPLEMENTED, 0, FAIL, true, RiskLevel.HIGH);

    Score score = Score.ofPractices(List.of(excepted, of(IMPLEMENTED, PASS)));

    assertThat(score.buckets()).containsEntry(Bucket.EXCEPTED, 1);
    assertThat(score.proven().basisPoints()).hasValue(3333);
  }

  @ParameterizedTest(name = "{0} beside {1}")
  @CsvSource({
    // answers of the twins, their evidence, whether one is excepted, bucket, c, d, conflict
    "IMPLEMENTED, IMPLEMENTED, pass, false, CONFIRMED, 100, 100, false",
    "IMPLEMENTED, PARTIALLY_IMPLEMENTED, pass, false, CONFIRMED, 50, 50, true",
    "IMPLEMENTED, UNANSWERED, pass, false, UNKNOWN, 0, 0, true",
    "IMPLEMENTED, NOT_IMPLEMENTED, fail, false, CONTRADICTED, 0, 0, true",
    "NOT_IMPLEMENTED, UNANSWERED, fail, false, UNKNOWN, 0, 0, true",
    "NOT_IMPLEMENTED, IMPLEMENTED, stale, false, STALE, 0, 0, true",
    "NOT_IMPLEMENTED, IMPLEMENTED, none, false, ADMITTED, 0, 0, true",
    "NOT_IMPLEMENTED, IMPLEMENTED, none, true, EXCEPTED, 0, 0, true",
    "NOT_APPLICABLE, IMPLEMENTED, none, false, DECLARED_ONLY, 0, 100, true",
    "NOT_APPLICABLE, NOT_APPLICABLE, none, false, NOT_APPLICABLE, 0, 0, false",
    "NOT_APPLICABLE, NOT_APPLICABLE, pass, false, CONTRADICTED, 0, 0, false",
  })
  void shouldHoldTwinsTogether(
      AnswerStatus one,
      AnswerStatus other,
      String evidence,
      boolean excepted,
      Bucket bucket,
      int c,
      int d,
      boolean conflict) {
    Tally tally =
        switch (evidence) {
          case "pass" -> PASS;
          case "fail" -> FAIL;
          case "stale" -> new Tally(0, 0, 0, 1, 0, 0);
          default -> Tally.NONE;
        };
    Standing first = standing(one, 50, tally, excepted, RiskLevel.LOW);
    Standing second = standing(other, 50, tally, false, RiskLevel.HIGH);

    ConceptStanding held = ConceptStanding.of(List.of(first, second));

    assertThat(held).isEqualTo(new ConceptStanding(bucket, 10, c, d, conflict, tally));
    assertThat(ConceptStanding.of(List.of(second, first))).isEqualTo(held);
  }

  @Test
  void shouldSeeConflictInDegreesToo() {
    Standing third = standing(PARTIALLY_IMPLEMENTED, 30, PASS, false, RiskLevel.LOW);
    Standing half = standing(PARTIALLY_IMPLEMENTED, 50, PASS, false, RiskLevel.LOW);

    assertThat(ConceptStanding.of(List.of(third, half)).twinConflict()).isTrue();
    assertThat(ConceptStanding.of(List.of(half, half)).twinConflict()).isFalse();
  }

  @Test
  void shouldMeasureReachOverConcepts() {
    ConceptStanding fresh =
        ConceptStanding.of(List.of(of(IMPLEMENTED, new Tally(2, 1, 0, 1, 0, 0))));
    ConceptStanding stale =
        ConceptStanding.of(List.of(of(UNANSWERED, new Tally(0, 0, 0, 0, 2, 0))));
    ConceptStanding none = ConceptStanding.of(List.of(of(IMPLEMENTED, Tally.NONE)));
    ConceptStanding aside = ConceptStanding.of(List.of(of(NOT_APPLICABLE, Tally.NONE)));

    EvidenceReach reach = EvidenceReach.of(List.of(fresh, stale, none, aside));

    assertThat(reach.coverage()).isEqualTo(new Ratio(1, 3));
    assertThat(reach.freshness()).isEqualTo(new Ratio(3, 6));
  }

  private static Standing of(AnswerStatus declared, Tally tally) {
    return standing(declared, 50, tally, false, RiskLevel.MEDIUM);
  }
}
