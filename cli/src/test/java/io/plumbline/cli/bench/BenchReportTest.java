package io.plumbline.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final BenchPlan PLAN = new BenchPlan(20_000, 3, 0, 1, false);

  @Test
  void shouldGiveTheMedianOfRatiosOfTheSamePass() {
    // Given: the machine was busy in the second pass, for ingest and COPY alike
    List<Pass> passes =
        List.of(
            new Pass(10_000, 20_000, 15_000, 8_000, 20_000, 10_000, 12_500),
            new Pass(1_000, 2_000, 1_600, 900, 2_000, 1_000, 1_250),
            new Pass(12_000, 20_000, 12_000, 9_000, 28_000, 11_000, 24_000));

    // When
    JsonNode json = new BenchReport(PLAN, 60_000, passes, OptionalLong.of(300)).json();

    // Then
    assertThat(json.path("findings").asInt()).isEqualTo(20_000);
    assertThat(json.path("findings_per_s").asLong()).isEqualTo(10_000);
    assertThat(json.path("copy_rows_per_s").asLong()).isEqualTo(20_000);
    assertThat(json.path("ratio").asText()).isEqualTo("0.50");
    assertThat(json.path("resend_ratio").asText()).isEqualTo("1.50");
    assertThat(json.path("changed_ratio").asText()).isEqualTo("0.80");
    assertThat(json.path("rls_on_off").asText()).isEqualTo("1.00");
    assertThat(json.path("ledger_on_off").asText()).isEqualTo("0.80");
    assertThat(json.path("peak_rss_mb").asLong()).isEqualTo(300);
    assertThat(json.path("load_average").isNumber()).isTrue();
  }

  @Test
  void shouldSayNothingOfMemoryItCanNotSee() {
    List<Pass> passes = List.of(new Pass(1, 1, 1, 1, 1, 1, 1));
    JsonNode json = new BenchReport(PLAN, 0, passes, OptionalLong.empty()).json();
    assertThat(json.path("peak_rss_mb").isNull()).isTrue();
  }
}
