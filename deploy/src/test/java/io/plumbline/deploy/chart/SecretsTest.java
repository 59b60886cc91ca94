package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String ENVIRONMENT = "spec.template.spec.containers.0.env";

  @Test
  void shouldWriteNoSecretItself() {
    assertThat(Chart.render().of("Secret")).isEmpty();
  }

  @Test
  void shouldGiveServicesNoMigratorAndMigrationsNothingElse() {
    Manifests manifests = Chart.render();

    for (Manifest deployment : manifests.of("Deployment")) {
      assertThat(deployment.text(ENVIRONMENT)).doesNotContain("migrator");
    }
    for (Manifest job : manifests.of("Job")) {
      assertThat(job.text(ENVIRONMENT))
          .contains("-migrator")
          .doesNotContain("app-password")
          .doesNotContain("system-password");
    }
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
