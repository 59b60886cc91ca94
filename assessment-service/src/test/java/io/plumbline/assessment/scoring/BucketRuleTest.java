package io.plumbline.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketRuleTest {

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    // declared, verdict, bucket, bucket when excepted
    "NOT_APPLICABLE, CONSISTENT, NOT_APPLICABLE, NOT_APPLICABLE",
    "NOT_APPLICABLE, CONTRADICTED, CONTRADICTED, CONTRADICTED",
    "NOT_APPLICABLE, STALE, STALE, STALE",
    "UNANSWERED, UNANSWERED, UNKNOWN, UNKNOWN",
    "IMPLEMENTED, CONSISTENT, CONFIRMED, CONFIRMED",
    "IMPLEMENTED, CONTRADICTED, CONTRADICTED, EXCEPTED",
    "IMPLEMENTED, STALE, STALE, STALE",
    "IMPLEMENTED, UNSUPPORTED, DECLARED_ONLY, DECLARED_ONLY",
    "IMPLEMENTED, UNTESTABLE, DECLARED_ONLY, DECLARED_ONLY",
    "PARTIALLY_IMPLEMENTED, CONSISTENT, CONFIRMED, EXCEPTED",
    "PARTIALLY_IMPLEMENTED, CONTRADICTED, CONTRADICTED, EXCEPTED",
    "PARTIALLY_IMPLEMENTED, STALE, STALE, EXCEPTED",
    "PARTIALLY_IMPLEMENTED, UNSUPPORTED, DECLARED_ONLY, EXCEPTED",
    "PARTIALLY_IMPLEMENTED, UNTESTABLE, DECLARED_ONLY, EXCEPTED",
    "NOT_IMPLEMENTED, CONSISTENT, ADMITTED, EXCEPTED",
    "NOT_IMPLEMENTED, CONTRADICTED, CONTRADICTED, EXCEPTED",
  })
  void shouldTakeFirstBucketThatFits(
      AnswerStatus declared, Verdict verdict, Bucket bucket, Bucket excepted) {
    assertThat(BucketRule.of(declared, verdict, false).bucket()).isEqualTo(bucket);
    assertThat(BucketRule.of(declared, verdict, true).bucket()).isEqualTo(excepted);
  }
}
