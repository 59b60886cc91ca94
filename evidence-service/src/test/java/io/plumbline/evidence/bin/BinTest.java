package io.plumbline.evidence.bin;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinTest {

  @Test
  void shouldPutWhatStandsAndFailsFirst() {
    List<Bin> inOrder =
        List.of(
            bin("b", Severity.CRITICAL, Observation.FAIL, Lifecycle.OPEN),
            bin("a", Severity.HIGH, Observation.FAIL, Lifecycle.OPEN),
            bin("a\u00e4", Severity.HIGH, Observation.FAIL, Lifecycle.OPEN),
            bin("a", Severity.UNKNOWN, Observation.FAIL, Lifecycle.OPEN),
            bin("a", Severity.CRITICAL, Observation.WARN, Lifecycle.OPEN),
            bin("a", Severity.CRITICAL, Observation.UNKNOWN, Lifecycle.OPEN),
            bin("a", Severity.CRITICAL, Observation.PASS, Lifecycle.OPEN),
            bin("a", Severity.CRITICAL, Observation.NOT_APPLICABLE, Lifecycle.OPEN),
            bin("a", Severity.CRITICAL, Observation.FAIL, Lifecycle.RESOLVED),
            bin("a", Severity.CRITICAL, Observation.FAIL, Lifecycle.GONE));

    assertThat(inOrder.stream().map(Bin::position)).isSorted();
  }

  @Test
  void shouldBeTheSameBinInWhateverOrderItsWorkloadsCome() {
    Bin bin = bin("a", Severity.LOW, Observation.PASS, Lifecycle.OPEN);

    List<String> both = List.of("till", "shop");
    assertThat(bin.routedTo(both, List.of()).id())
        .isEqualTo(bin.routedTo(List.of("shop", "till", "shop"), List.of()).id())
        .isNotEqualTo(bin.id())
        .isNotEqualTo(bin.routedTo(both, List.of("shop")).id());
    assertThat(bin.in(Lifecycle.GONE).id()).isNotEqualTo(bin.id());
  }

  @Test
  void shouldKeepItsPlaceShortWithoutCuttingACharacter() {
    String rule = "\ud83d\ude00".repeat(500);

    assertThat(bin(rule, Severity.LOW, Observation.PASS, Lifecycle.OPEN).position())
        .isEqualTo("033\u0001" + "\ud83d\ude00".repeat(160) + "\u00011\u0001eu-west-1");
  }

  private static Bin bin(String rule, Severity severity, Observation observation, Lifecycle state) {
    return new Bin(
        "prowler",
        FindingClass.COMPLIANCE,
        rule,
        "1",
        "eu-west-1",
        severity,
        observation,
        state,
        Decision.NONE,
        List.of(),
        List.of());
  }
}
