package io.plumbline.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskTest {

  private static final Map<String, String> SAFE =
      Map.of(
          "quarkus.oidc.auth-server-url", "https://id.example.org/realms/plumbline",
          "kafka.security.protocol", "SASL_SSL",
          "quarkus.datasource.reactive.url", "postgresql://db/plumbline_x?sslmode=verify-full",
          "quarkus.http.insecure-requests", "disabled",
          "quarkus.datasource.password", "Zw8-long-secret",
          "quarkus.datasource.system.password", "Zw9-long-secret",
          "plumbline.page-token-key", "0123456789abcdef0123456789abcdef");

  private static Settings with(String name, String value) {
    Map<String, String> all = new HashMap<>(SAFE);
    all.put(name, value);
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
    all.forEach(builder::withDefaultValue);
    return new Settings(builder.build());
  }

  @Test
  void shouldFindNothingInSafeSettings() {
    assertThat(Risk.in(with("quarkus.http.host", "0.0.0.0"))).isEmpty();
  }

  @Test
  void shouldFindEachRisk() {
    found("plain-text-issuer", "quarkus.oidc.auth-server-url", "http://id.example.org");
    found("plain-text-kafka", "kafka.security.protocol", "PLAINTEXT");
    found("plain-text-database", "quarkus.datasource.reactive.url", "postgresql://db/plumbline_x");
    found("plain-text-api", "quarkus.http.insecure-requests", "enabled");
    found("default-password", "quarkus.datasource.system.password", "plumbline");
    found("weak-page-token-key", "plumbline.page-token-key", "short");
    found("weak-page-token-key", "plumbline.page-token-key", "x".repeat(32) + "\nshort");
  }

  @Test
  void shouldKnowLoopback() {
    assertThat(with("quarkus.http.host", "127.0.0.1").listensOnLoopbackOnly()).isTrue();
    assertThat(with("quarkus.http.host", "0.0.0.0").listensOnLoopbackOnly()).isFalse();
    assertThat(with("x", "y").listensOnLoopbackOnly()).isFalse();
  }

  private static void found(String risk, String name, String value) {
    assertThat(Risk.in(with(name, value))).extracting(Risk::name).containsExactly(risk);
  }
}
