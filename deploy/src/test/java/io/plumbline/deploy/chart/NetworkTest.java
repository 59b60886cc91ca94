package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void shouldDenyAllTrafficButWhatIsNamed() {
    assertThat(Chart.render().names("NetworkPolicy")).hasSize(6).contains("trial-deny-all");
    assertThat(Chart.render("networkPolicy.enabled=false").of("NetworkPolicy")).isEmpty();
  }
}
