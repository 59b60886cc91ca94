package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodTest {
  private static final String CONTAINER = "spec.containers.0.";

  @Test
  void shouldTakeAllRightsFromEveryPod() {
    assertThat(Chart.render().pods())
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("spec.securityContext.runAsNonRoot")).isEqualTo(true);
              assertThat(pod.text("spec.securityContext.seccompProfile.type"))
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.at("spec.automountServiceAccountToken")).isEqualTo(false);
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
    Manifests manifests = Chart.render();

    for (Manifest deployment : manifests.of("Deployment")) {
      Manifest pod = deployment.podOfTemplate();
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        assertThat(pod.text(CONTAINER + probe + ".httpGet.port")).isEqualTo("management");
      }
    }
    assertThat(manifests.of("Service"))
        .allSatisfy(service -> assertThat(service.text("spec.ports")).doesNotContain("9000"));
  }
}
