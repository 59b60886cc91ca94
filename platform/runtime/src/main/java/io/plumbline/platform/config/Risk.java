package io.plumbline.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A setting that is unsafe in production.
 *
 * @param name what an operator writes to accept it
 * @param remedy what to do about it
 */
record Risk(String name, String remedy) {

  private static final int SHORTEST_KEY = 32;

  private static final Map<Risk, Predicate<Settings>> CHECKS =
      Map.of(
          new Risk("plain-text-issuer", "quarkus.oidc.auth-server-url must be https"),
          s -> !s.text("quarkus.oidc.auth-server-url").startsWith("https://"),
          new Risk("plain-text-kafka", "kafka.security.protocol must be SSL or SASL_SSL"),
          s -> !s.text("kafka.security.protocol").endsWith("SSL"),
          new Risk("plain-text-database", "quarkus.datasource.reactive.url needs sslmode=verify-*"),
          s -> !s.text("quarkus.datasource.reactive.url").contains("sslmode=verify-"),
          new Risk("plain-text-api", "set quarkus.tls.* and quarkus.http.insecure-requests"),
          s -> !"disabled".equals(s.text("quarkus.http.insecure-requests")),
          new Risk("default-password", "database passwords must be secrets of their own"),
          s ->
              isDefault(s.text("quarkus.datasource.password"))
                  || isDefault(s.text("quarkus.datasource.system.password")),
          new Risk(
              "weak-page-token-key", "each line of plumbline.page-token-key needs 32 characters"),
          s -> hasShortLine(s.text("plumbline.page-token-key")));

  static List<Risk> in(Settings settings) {
    List<Risk> risks = new ArrayList<>();
    CHECKS.forEach(
        (risk, isThere) -> {
          if (isThere.test(settings)) {
            risks.add(risk);
          }
        });
    return risks;
  }

  private static boolean hasShortLine(String keys) {
    return keys.isBlank() || keys.lines().anyMatch(key -> key.strip().length() < SHORTEST_KEY);
  }

  private static boolean isDefault(String password) {
    return password.length() < 8 || password.startsWith("plumbline");
  }
}
