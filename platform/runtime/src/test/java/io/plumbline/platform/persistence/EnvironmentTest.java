package io.plumbline.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  @ParameterizedTest
  @CsvSource({"600,600", "' 30 ',30", "0,0", "'',7"})
  void shouldReadNumbers(String value, int number) {
    assertThat(number(value)).isEqualTo(number);
  }

  @Test
  void shouldTakeTheDefaultOfWhatIsNotSet() {
    assertThat(Environment.number(Map.of(), "WAIT", 7, 0, 600)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "30s", "1.5", "-1", "601", "99999999999"})
  void shouldNameWhatIsNoNumberAndTheFix(String value) {
    assertThatThrownBy(() -> number(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "WAIT is '%s': set it to a whole number from 0 to 600, or leave it out for 7", value);
  }

  private static int number(String value) {
    return Environment.number(Map.of("WAIT", value), "WAIT", 7, 0, 600);
  }
}
