package io.plumbline.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallDeadlineTest {

  @ParameterizedTest
  @CsvSource({"2S,PT2S", "1999000u,PT1.999S", "5M,PT5M", "99999999H,PT24H", "7m,PT0.007S"})
  void shouldReadTheHeader(String header, Duration left) {
    assertThat(CallDeadline.parse(header)).contains(left);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S", "-1S", "1", "123456789S", "1 S"})
  void shouldIgnoreWhatIsNoTimeout(String header) {
    assertThat(CallDeadline.parse(header)).isEmpty();
  }

  @Test
  void shouldKnowNothingOutsideACall() {
    assertThat(CallDeadline.left()).isEmpty();
  }
}
