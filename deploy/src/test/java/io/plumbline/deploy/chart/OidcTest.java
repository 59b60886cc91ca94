package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the services are told of each issuer. */
class OidcTest {
  private static final Path GUIDE = Path.of("..", "docs", "operations", "oidc.md");

  static List<Path> issuers() {
    return Chart.valuesFiles().stream()
        .filter(file -> file.getFileName().toString().startsWith("oidc-"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("issuers")
  void shouldTellEveryWorkloadTheSame(Path values) {
    Manifests manifests = Chart.renderWith(values);
    Map<String, String> catalog = environment(manifests, "catalog");

    for (Manifest deployment : manifests.of("Deployment")) {
      Map<String, String> other = deployment.podOfTemplate().environment();
      for (String name : catalog.keySet()) {
        if (name.startsWith("PLUMBLINE_ACCESS") || name.contains("ROLE_CLAIM")) {
          assertThat(other).as("%s", deployment).containsEntry(name, catalog.get(name));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("issuers")
  void shouldBeInTheGuideWithTheValuesThatAreRendered(Path values) throws IOException {
    String settings =
        Files.readString(values)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(GUIDE))
        .contains(values.getFileName().toString())
        .contains(settings);
  }

  @Test
  void shouldLeaveAudiencesToTheServicesUnlessOneIsNamed() {
    assertThat(environment(Chart.render(), "catalog"))
        .doesNotContainKey("QUARKUS_OIDC_TOKEN_AUDIENCE");
    assertThat(environment(Chart.renderWith(file("okta")), "catalog"))
        .containsEntry("QUARKUS_OIDC_TOKEN_AUDIENCE", "api://plumbline");
    assertThat(environment(Chart.renderWith(file("okta")), "gateway"))
        .doesNotContainKey("QUARKUS_OIDC_TOKEN_AUDIENCE")
        .containsEntry("QUARKUS_OIDC_AUTHENTICATION_SCOPES", "profile,plumbline");
  }

  @Test
  void shouldTellTablesOfTenantsAndRoles() {
    assertThat(environment(Chart.renderWith(file("entra")), "evidence"))
        .containsEntry("PLUMBLINE_ACCESS_TENANT_CLAIM", "tid")
        .containsEntry("PLUMBLINE_ACCESS_TENANTS", "11111111-2222-3333-4444-555555555555=acme")
        .containsEntry("QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH", "roles")
        .doesNotContainKey("PLUMBLINE_ACCESS_TENANT");
    assertThat(environment(Chart.renderWith(file("dex")), "evidence"))
        .containsEntry("PLUMBLINE_ACCESS_TENANT", "acme")
        .containsEntry("PLUMBLINE_ACCESS_NAME_CLAIM", "email")
        .containsEntry(
            "PLUMBLINE_ACCESS_ROLES",
            "acme:security=reviewer,acme:security=approver,acme:developers=contributor")
        .doesNotContainKey("PLUMBLINE_ACCESS_TENANT_CLAIM");
  }

  private static Path file(String issuer) {
    return Chart.DIRECTORY.resolve("ci/oidc-%s.yaml".formatted(issuer));
  }

  private static Map<String, String> environment(Manifests manifests, String component) {
    return manifests.one("Deployment", "trial-" + component).podOfTemplate().environment();
  }
}
