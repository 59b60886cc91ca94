package io.plumbline.cli.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class UntilTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "90d,2026-05-30T10:00:00Z",
    "2027-01-31,2027-02-01T00:00:00Z",
    "2027-01-31T12:00:00Z,2027-01-31T12:00:00Z"
  })
  void shouldReadDaysDatesAndInstants(String text, Instant expected) {
    assertThat(Until.parse(text, CLOCK).instant()).isEqualTo(expected);
  }

  @Test
  void shouldSayWhatIsExpectedOfAnythingElse() {
    assertThatThrownBy(() -> Until.parse("tomorrow", CLOCK))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("tomorrow is neither days (90d)");
  }
}
