package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagee.tag=1",
        "image.tagg=1",
        "workloads.catalog.replica=1",
        "workloads.extra.replicas=1",
        "postgres.port=none",
        "keys.existingSecret=",
        "networkPolicy.enable=true"
      })
  void shouldRefuseUnknownOrWrongValues(String setting) {
    assertThatThrownBy(() -> Chart.render(setting)).hasMessageContaining("schema");
  }

  @Test
  void shouldSayHowToMendACombinationThatCanNotWork() {
    assertThatThrownBy(() -> Chart.render("kafka.existingSecret="))
        .hasMessageContaining("kafka.securityProtocol asks for a user")
        .hasMessageContaining("kafka.existingSecret is empty");
    assertThatThrownBy(() -> Chart.render("oidc.issuer=http://sso.example.com"))
        .hasMessageContaining("use https");
  }
}
