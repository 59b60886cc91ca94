package io.plumbline.evidence.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.platform.persistence.Uuid7;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerMetersTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void shouldTellTheAgeOfALeafByItsId() {
    assertThat(LedgerMeters.age(Uuid7.at(NOW.minusMillis(90_500)), NOW)).isEqualTo(90.5);
  }

  @Test
  void shouldBeZeroWhenNothingWaitsOrTheClocksDiffer() {
    assertThat(LedgerMeters.age(null, NOW)).isZero();
    assertThat(LedgerMeters.age(Uuid7.at(NOW.plusSeconds(5)), NOW)).isZero();
  }
}
