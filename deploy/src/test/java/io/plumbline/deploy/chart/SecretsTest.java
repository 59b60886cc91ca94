package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {
  private static final Pattern CREDENTIAL =
      Pattern.compile(".*(PASSWORD|SECRET|TOKEN_KEY|COOKIE_KEY)$");

  static List<Path> valuesFiles() {
    return Chart.valuesFiles();
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void shouldReadEveryCredentialFromASecretThatExists(Path values) {
    Manifests manifests = Chart.renderWith(values);

    assertThat(manifests.of("Secret")).isEmpty();
    for (Manifest pod : manifests.pods()) {
      for (Object entry : pod.list("spec.containers.0.env")) {
        Manifest variable = new Manifest((Map<?, ?>) entry);
        if (CREDENTIAL.matcher(variable.text("name")).matches()) {
          assertThat(variable.map("valueFrom.secretKeyRef"))
              .as("%s of %s", variable.text("name"), pod)
              .containsOnlyKeys("name", "key");
        }
      }
    }
  }

  @Test
  void shouldGiveServicesNoMigratorAndMigrationsNothingElse() {
    Manifests manifests = Chart.render();

    for (Manifest pod : manifests.pods()) {
      String environment = pod.text("spec.containers.0.env");
      if (pod.name().endsWith("-migrations")) {
        assertThat(environment).contains("-migrator").doesNotContain("app-password");
        assertThat(environment).doesNotContain("system-password");
      } else {
        assertThat(environment).doesNotContain("migrator");
      }
    }
  }

  /** The private key of a workload is in its own pods and nowhere else. */
  @Test
  void shouldGiveTheTestTheAuthorityWithoutAnyKey() {
    Manifest test =
        Chart.renderWith(Chart.DIRECTORY.resolve("ci/oidc-okta.yaml")).one("Pod", "trial-test");
    assertThat(test.list("spec.volumes").get(1))
        .isEqualTo(
            Map.of(
                "name",
                "authority",
                "secret",
                Map.of(
                    "secretName",
                    "plumbline-catalog-tls",
                    "items",
                    List.of(Map.of("key", "ca.crt", "path", "ca.crt")))));
    assertThat(test.text("spec")).doesNotContain("tls.key");
  }

  @Test
  void shouldGiveTheKeyOfTheLedgerToTheEvidenceServiceAlone() {
    Manifests manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/ledger.yaml"));

    for (Manifest deployment : manifests.of("Deployment")) {
      String pod = deployment.text("spec.template.spec");
      if (deployment.name().equals("trial-evidence")) {
        assertThat(pod)
            .contains("acme-ledger")
            .contains("/etc/plumbline/ledger/ledger.key")
            .contains("/etc/plumbline/ledger/ledger-2026.pub,/etc/plumbline/ledger/ledger-2025.pub")
            .contains("/var/lib/plumbline/checkpoints")
            .contains("checkpoint-copies");
      } else {
        assertThat(pod).doesNotContain("ledger");
      }
    }
  }
}
