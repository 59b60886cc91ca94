package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodTest {
  private static final Set<String> VOLUMES =
      Set.of("configMap", "emptyDir", "persistentVolumeClaim", "projected", "secret");

  static List<Path> valuesFiles() {
    return Chart.valuesFiles();
  }

  /** The Pod Security Standard "restricted", control by control. */
  @ParameterizedTest
  @MethodSource("valuesFiles")
  void shouldMeetTheRestrictedProfile(Path values) {
    for (Manifest pod : Chart.renderWith(values).pods()) {
      for (String host : List.of("hostNetwork", "hostPID", "hostIPC", "hostUsers")) {
        assertThat(pod.map("spec")).as("%s", pod).doesNotContainKey(host);
      }
      assertThat(pod.at("spec.securityContext.runAsNonRoot")).isEqualTo(true);
      assertThat((Integer) pod.at("spec.securityContext.runAsUser")).isPositive();
      assertThat(pod.map("spec.securityContext.seccompProfile"))
          .isEqualTo(Map.of("type", "RuntimeDefault"));
      assertThat(pod.map("spec.securityContext"))
          .doesNotContainKeys("seLinuxOptions", "sysctls", "windowsOptions", "appArmorProfile");
      for (Object volume : pod.list("spec.volumes")) {
        assertThat(VOLUMES).containsAll(namesOf(volume, "name"));
      }
      assertThat(pod.map("spec")).doesNotContainKeys("initContainers", "ephemeralContainers");
      for (Manifest container : containers(pod)) {
        assertThat(container.at("securityContext"))
            .isEqualTo(
                Map.of(
                    "allowPrivilegeEscalation", false,
                    "readOnlyRootFilesystem", true,
                    "runAsNonRoot", true,
                    "capabilities", Map.of("drop", List.of("ALL"))));
        assertThat(container.text("ports")).doesNotContain("hostPort");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void shouldGiveNoPodATokenOfTheCluster(Path values) {
    Manifests manifests = Chart.renderWith(values);

    assertThat(manifests.pods())
        .isNotEmpty()
        .allSatisfy(
            pod -> {
              assertThat(pod.at("spec.automountServiceAccountToken")).isEqualTo(false);
              assertThat(pod.at("spec.enableServiceLinks")).isEqualTo(false);
            });
    assertThat(manifests.of("ServiceAccount"))
        .allSatisfy(
            account -> assertThat(account.at("automountServiceAccountToken")).isEqualTo(false));
  }

  @ParameterizedTest
  @MethodSource("valuesFiles")
  void shouldBoundWhatEveryContainerTakes(Path values) {
    for (Manifest pod : Chart.renderWith(values).pods()) {
      for (Manifest container : containers(pod)) {
        assertThat(container.map("resources.requests"))
            .as("%s", pod)
            .containsKeys("cpu", "memory", "ephemeral-storage");
        assertThat(container.map("resources.limits")).containsKeys("memory", "ephemeral-storage");
      }
      assertThat(pod.text("spec.volumes")).contains("emptyDir={sizeLimit=");
    }
  }

  @Test
  void shouldProbeTheManagementPort() {
    Manifests manifests = Chart.render();

    for (Manifest deployment : manifests.of("Deployment")) {
      Manifest container = containers(deployment.podOfTemplate()).get(0);
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        assertThat(container.text(probe + ".httpGet.port")).isEqualTo("management");
      }
      assertThat(container.text("ports")).contains("{name=management, containerPort=9000}");
    }
    assertThat(manifests.of("Service"))
        .allSatisfy(service -> assertThat(service.text("spec.ports")).doesNotContain("9000"));
  }

  /** What a pod still does after it was told to end must fit into the time it is given. */
  @Test
  void shouldEndLaterThanItsDrainAndItsShutdown() {
    for (Manifest deployment : Chart.render("drainSeconds=12").of("Deployment")) {
      Manifest pod = deployment.podOfTemplate();
      Map<String, String> environment = pod.environment();
      int delay = seconds(environment.get("QUARKUS_SHUTDOWN_DELAY"));
      int timeout = seconds(environment.get("QUARKUS_SHUTDOWN_TIMEOUT"));

      assertThat(delay).isEqualTo(12);
      assertThat((Integer) pod.at("spec.terminationGracePeriodSeconds"))
          .isGreaterThanOrEqualTo(delay + timeout + 5);
    }
  }

  @Test
  void shouldStartAgainWhenItsSettingsChange() {
    String before = checksum(Chart.render());

    assertThat(checksum(Chart.render("image.tag=v2"))).isEqualTo(before);
    assertThat(checksum(Chart.render("postgres.host=elsewhere"))).isNotEqualTo(before);
  }

  @Test
  void shouldSpreadAndKeepAllButOne() {
    Manifests manifests = Chart.render("workloads.catalog.replicas=1");

    for (Manifest deployment : manifests.of("Deployment")) {
      assertThat(deployment.text("spec.template.spec.topologySpreadConstraints"))
          .contains("kubernetes.io/hostname")
          .contains("topology.kubernetes.io/zone");
    }
    assertThat(manifests.names("PodDisruptionBudget"))
        .containsExactlyInAnyOrder(
            "trial-assessment", "trial-evidence", "trial-reporting", "trial-gateway");
  }

  @Test
  void shouldTakeAnImageByItsDigest() {
    Manifests manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/gateway-api.yaml"));

    assertThat(image(manifests.one("Deployment", "trial-evidence")))
        .matches("registry.example.com/plumbline/evidence@sha256:[0-9a-f]{64}");
    assertThat(image(manifests.one("Deployment", "trial-catalog")))
        .isEqualTo("registry.example.com/plumbline/catalog:0.1.0");
  }

  private static String image(Manifest deployment) {
    return deployment.text("spec.template.spec.containers.0.image");
  }

  private static String checksum(Manifests manifests) {
    Manifest pod = manifests.one("Deployment", "trial-catalog").podOfTemplate();
    return pod.annotation("checksum/config");
  }

  private static int seconds(String duration) {
    return Integer.parseInt(duration.replace("S", ""));
  }

  private static List<Manifest> containers(Manifest pod) {
    List<Manifest> containers = new ArrayList<>();
    pod.list("spec.containers").forEach(one -> containers.add(new Manifest((Map<?, ?>) one)));
    assertThat(containers).hasSize(1);
    return containers;
  }

  private static List<String> namesOf(Object volume, String but) {
    return ((Map<?, ?>) volume)
        .keySet().stream().map(Object::toString).filter(key -> !key.equals(but)).toList();
  }
}
