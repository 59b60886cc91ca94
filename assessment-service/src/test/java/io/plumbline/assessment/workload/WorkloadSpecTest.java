package io.plumbline.assessment.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadSpecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "retail", "retail/checkout", "Retail EU/Check-out 2", "a/b/c/d/e/f/g/h"})
  void shouldTakeUnitsThatArePaths(String unit) {
    assertThat(violations(spec(unit, "https://example.com"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/retail",
        "retail/",
        "retail//checkout",
        "retail/ checkout",
        " retail",
        "a/b/c/d/e/f/g/h/i",
        "re\ttail"
      })
  void shouldRefuseUnitsThatAreNot(String unit) {
    assertThat(violations(spec(unit, "https://example.com"))).containsExactly("workload.unit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "javascript:alert(1)",
        "https:example.com",
        "//example.com",
        "runbook",
        "https://"
      })
  void shouldRefuseLinksThatAreNotHttps(String uri) {
    assertThat(violations(spec("", uri))).containsExactly("workload.links[0].uri");
  }

  private static List<String> violations(WorkloadSpec spec) {
    return spec.violations().stream().map(FieldViolation::getField).toList();
  }

  private static WorkloadSpec spec(String unit, String link) {
    return new WorkloadSpec(
        "Shop",
        "",
        "",
        unit,
        Environment.UNSPECIFIED,
        Criticality.UNSPECIFIED,
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        false,
        List.of(),
        List.of(),
        List.of(new Link("Runbook", link)));
  }
}
