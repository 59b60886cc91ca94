package io.plumbline.evidence.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.routing.Subject;
import io.plumbline.proto.type.v1.FindingSelector;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

  private static final Subject BUCKET =
      new Subject("1", "eu-west-1", "arn:aws:s3:::logs-2026", List.of("team=pay", "env=prod"), "");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules: "prowler:a"                                              | true
          rules: "prowler:b"                                              | false
          rules: ["prowler:b", "prowler:a"]                               | true
          accounts: "1" regions: "eu-west-1"                              | true
          accounts: "1" regions: "us-east-1"                              | false
          accounts: "2"                                                   | false
          arn_patterns: "arn:aws:s3:::logs-*"                             | true
          arn_patterns: "arn:aws:s3:::logs"                               | false
          resource_tags: "team=p*" resource_tags: "env=prod"              | true
          resource_tags: "team=pay" resource_tags: "env=test"             | false
          rules: "prowler:a" severities: "HIGH"                           | true
          rules: "prowler:a" severities: "LOW"                            | false
          rules: "prowler:a" sources: "pipeline"                          | true
          rules: "prowler:a" sources: "another"                           | false
          """)
  void shouldSelectWhenAllThatIsStatedHolds(String text, boolean selects) throws Exception {
    Selector selector = Selector.of(TextFormat.parse(text, FindingSelector.class));

    assertThat(selector.selects(finding(Observation.FAIL))).isEqualTo(selects);
    assertThat(selector.selects(finding(Observation.WARN))).isEqualTo(selects);
    assertThat(selector.selects(finding(Observation.PASS))).isFalse();
    assertThat(selector.selects(finding(Observation.UNKNOWN))).isFalse();
  }

  private static Selectable finding(Observation observation) {
    return new Selectable("pipeline", "prowler:a", Severity.HIGH, observation, BUCKET);
  }
}
