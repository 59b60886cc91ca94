package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  private static final String POD = "spec.template.spec.";
  private static final String CONTAINER = POD + "containers.0.";

  @Test
  void shouldPassTheStrictLint() {
    LintResult result = Chart.helm().lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void shouldRenderTheFiveWorkloads() {
    assertThat(named("Deployment"))
        .containsExactlyInAnyOrder(
            "trial-catalog",
            "trial-assessment",
            "trial-evidence",
            "trial-reporting",
            "trial-gateway");
    assertThat(named("Service")).hasSize(5);
    assertThat(kind(withJobs(), "Job"))
        .hasSize(4)
        .allMatch(job -> job.name().endsWith("-migrations"));
  }

  static List<Path> valuesFiles() throws IOException {
    try (Stream<Path> files = Files.list(Chart.DIRECTORY.resolve("ci"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void shouldRenderObjectsTheClusterKnowsWithEveryValuesFile(Path values) {
    assertThat(Chart.renderWith(values)).isNotEmpty().allSatisfy(Schemas::check);
  }

  @Test
  void shouldRenderObjectsTheClusterKnows() {
    assertThat(withJobs()).hasSizeGreaterThan(20).allSatisfy(Schemas::check);
  }

  @Test
  void shouldTakeAllRightsFromEveryPod() {
    assertThat(pods())
        .hasSize(9)
        .allSatisfy(
            pod -> {
              assertThat(pod.at(POD + "securityContext.runAsNonRoot")).isEqualTo(true);
              assertThat(pod.text(POD + "securityContext.seccompProfile.type"))
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.at(POD + "automountServiceAccountToken")).isEqualTo(false);
              assertThat(pod.at(CONTAINER + "securityContext"))
                  .isEqualTo(
                      Map.of(
                          "allowPrivilegeEscalation",
                          false,
                          "readOnlyRootFilesystem",
                          true,
                          "capabilities",
                          Map.of("drop", List.of("ALL"))));
              assertThat(pod.at(CONTAINER + "resources.limits.memory")).isNotNull();
            });
  }

  @Test
  void shouldProbeTheManagementPort() {
    for (Manifest deployment : kind(Chart.render(), "Deployment")) {
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        assertThat(deployment.text(CONTAINER + probe + ".httpGet.port")).isEqualTo("management");
      }
    }
    assertThat(kind(Chart.render(), "Service"))
        .allSatisfy(service -> assertThat(service.text("spec.ports")).doesNotContain("9000"));
  }

  @Test
  void shouldSelectByNamesThatNeverChange() {
    for (Manifest deployment : kind(Chart.render(), "Deployment")) {
      assertThat((Map<?, ?>) deployment.at("spec.selector.matchLabels"))
          .extracting(Map::keySet)
          .asString()
          .doesNotContain("version")
          .contains("name", "instance", "component");
    }
  }

  @Test
  void shouldGiveServicesNoMigratorAndMigrationsNothingElse() {
    for (Manifest deployment : kind(Chart.render(), "Deployment")) {
      assertThat(deployment.text(CONTAINER + "env")).doesNotContain("migrator");
    }
    for (Manifest job : kind(withJobs(), "Job")) {
      assertThat(job.text(CONTAINER + "env"))
          .contains("-migrator")
          .doesNotContain("app-password")
          .doesNotContain("system-password");
    }
  }

  @Test
  void shouldGiveTheKeyOfTheLedgerToTheEvidenceServiceAlone() {
    List<Manifest> manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/ledger.yaml"));
    for (Manifest deployment : kind(manifests, "Deployment")) {
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

  @Test
  void shouldWriteNoSecretItself() {
    assertThat(named("Secret")).isEmpty();
  }

  @Test
  void shouldLeaveReplicasToTheAutoscaler() {
    List<Manifest> manifests = Chart.render("workloads.evidence.autoscaling.enabled=true");
    assertThat(kind(manifests, "HorizontalPodAutoscaler"))
        .extracting(Manifest::name)
        .containsExactly("trial-evidence");
    Manifest evidence =
        kind(manifests, "Deployment").stream()
            .filter(deployment -> deployment.name().equals("trial-evidence"))
            .findFirst()
            .orElseThrow();
    assertThat(evidence.at("spec.replicas")).isNull();
  }

  @Test
  void shouldDenyAllTrafficButWhatIsNamed() {
    assertThat(named("NetworkPolicy")).hasSize(6).contains("trial-deny-all");
    assertThat(kind(Chart.render("networkPolicy.enabled=false"), "NetworkPolicy")).isEmpty();
  }

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

  /** Helm leaves hooks out of what it renders. */
  private static List<Manifest> withJobs() {
    return Chart.render("migrations.hook=false");
  }

  private static List<String> named(String kind) {
    return kind(Chart.render(), kind).stream().map(Manifest::name).toList();
  }

  private static List<Manifest> pods() {
    return withJobs().stream()
        .filter(manifest -> List.of("Deployment", "Job").contains(manifest.kind()))
        .toList();
  }

  private static List<Manifest> kind(List<Manifest> manifests, String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind)).toList();
  }
}
