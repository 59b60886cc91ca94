package io.plumbline.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.cli.stack.StackPorts;
import java.util.List;
import org.junit.jupiter.api.Test;

class WelcomeTest {

  @Test
  void shouldNameTheStackInEveryCommandItOffers() {
    String text = Welcome.text(StackPorts.withOffset(0), List.of("--data", "/tmp/other"), true);
    assertThat(text.lines().filter(line -> line.contains("./plumbline")))
        .hasSize(3)
        .allMatch(line -> line.endsWith(" --data /tmp/other"));
  }

  @Test
  void shouldOfferNoSampleThatIsNotThere() {
    String text = Welcome.text(StackPorts.withOffset(0), List.of(), false);
    assertThat(text).contains("./plumbline catalog show").doesNotContain("webshop");
  }
}
