package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest {
  private static final String SERVED = "apiVersions[0]=monitoring.coreos.com/v1";
  private static final Manifests ALL =
      Chart.renderWith(Chart.DIRECTORY.resolve("ci/monitoring.yaml"));

  @Test
  void shouldTellNobodyUnlessAsked() {
    Manifests manifests = Chart.render();
    assertThat(manifests.of("PodMonitor")).isEmpty();
    assertThat(manifests.of("ServiceMonitor")).isEmpty();
    assertThat(manifests.of("Service")).hasSize(5);
    assertThat(manifests.of("PrometheusRule")).isEmpty();
    assertThat(manifests.of("ConfigMap"))
        .noneMatch(map -> map.text("metadata.labels").contains("grafana"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monitoring.podMonitor.enabled",
        "monitoring.serviceMonitor.enabled",
        "monitoring.rules.enabled"
      })
  void shouldSayWhatIsMissingWithoutTheOperator(String key) {
    assertThatThrownBy(() -> Chart.render(key + "=true"))
        .hasMessageContaining(key)
        .hasMessageContaining("monitoring.coreos.com/v1")
        .hasMessageContaining("install the Prometheus operator");
    assertThat(Chart.render(key + "=true", SERVED).all()).isNotEmpty();
  }

  /** The monitor selects each pod that has metrics, by a port that it has, and no other. */
  @Test
  void shouldReadTheManagementPortOfEveryWorkload() {
    Manifest monitor = ALL.one("PodMonitor", "trial-monitoring");
    assertThat(monitor.text("spec.podMetricsEndpoints.0.port")).isEqualTo("management");
    assertThat(monitor.text("spec.podMetricsEndpoints.0.path")).isEqualTo("/q/metrics");
    assertThat(monitor.text("metadata.labels")).contains("release=kube-prometheus-stack");
    List<?> components = (List<?>) monitor.at("spec.selector.matchExpressions.0.values");
    Map<?, ?> labels = (Map<?, ?>) monitor.at("spec.selector.matchLabels");
    for (Manifest workload : ALL.of("Deployment")) {
      Map<?, ?> pod = (Map<?, ?>) workload.at("spec.template.metadata.labels");
      labels.forEach((label, value) -> assertThat(pod.get(label)).isEqualTo(value));
      assertThat(components.contains(pod.get("app.kubernetes.io/component"))).isTrue();
      assertThat(workload.text("spec.template.spec.containers.0.ports")).contains("management");
    }
    assertThat(components).hasSameSizeAs(ALL.of("Deployment"));
  }

  /** The same pods and labels, by a Service that has no address and is not routed. */
  @Test
  void shouldReadTheSameByAServiceMonitor() {
    Manifests manifests = Chart.render(SERVED, "monitoring.serviceMonitor.enabled=true");
    assertThat(manifests.all()).allSatisfy(Schemas::check);
    Manifest monitor = manifests.one("ServiceMonitor", "trial-monitoring");
    assertThat(monitor.at("spec.endpoints"))
        .isEqualTo(
            Chart.render(SERVED, "monitoring.podMonitor.enabled=true")
                .one("PodMonitor", "trial-monitoring")
                .at("spec.podMetricsEndpoints"));
    Manifest service = manifests.one("Service", "trial-monitoring");
    assertThat(service.map("metadata.labels")).containsAllEntriesOf(labelsOf(monitor));
    assertThat(service.text("spec.clusterIP")).isEqualTo("None");
    assertThat(service.at("spec.publishNotReadyAddresses")).isEqualTo(true);
    assertThat(service.text("spec.ports.0.targetPort")).isEqualTo("management");
    assertThat(manifests.of("Service"))
        .filteredOn(
            one -> one.map("metadata.labels").entrySet().containsAll(labelsOf(monitor).entrySet()))
        .as("no other Service is read")
        .containsExactly(service);
    for (Manifest workload : manifests.of("Deployment")) {
      assertThat(workload.map("spec.template.metadata.labels"))
          .containsAllEntriesOf(service.map("spec.selector"));
    }
  }

  @Test
  void shouldRefuseToReadEverythingTwice() {
    assertThatThrownBy(
            () ->
                Chart.render(
                    SERVED,
                    "monitoring.podMonitor.enabled=true",
                    "monitoring.serviceMonitor.enabled=true"))
        .hasMessageContaining("monitoring.podMonitor.enabled")
        .hasMessageContaining("monitoring.serviceMonitor.enabled");
  }

  @Test
  void shouldWriteAlertsOfThisReleaseAlone() {
    Manifest rules = ALL.one("PrometheusRule", "trial-monitoring");
    assertThat(rules.text("spec"))
        .contains("release=\"trial\"")
        .contains("namespace=\"plumbline\"")
        .contains("https://runbooks.example.com/plumbline/PlumblinePodDown.md")
        .contains("{{ $labels.component }}")
        .doesNotContain("$namespace")
        .doesNotContain("$release")
        .doesNotContain("$runbooks");
  }

  @Test
  void shouldShipEveryDashboardWhole() {
    List<Manifest> boards =
        ALL.of("ConfigMap").stream().filter(map -> map.name().contains("-board-")).toList();
    assertThat(boards)
        .hasSize(3)
        .allSatisfy(
            board -> {
              assertThat(board.text("metadata.labels")).contains("grafana_dashboard=1");
              assertThat(board.text("metadata.annotations")).contains("grafana_folder=Plumbline");
              Map<?, ?> data = (Map<?, ?>) board.at("data");
              assertThat(data).hasSize(1);
              JsonObject json =
                  JsonParser.parseString(data.values().iterator().next().toString())
                      .getAsJsonObject();
              assertThat(json.get("uid").getAsString()).startsWith("plumbline-");
              assertThat(json.getAsJsonArray("panels")).hasSizeGreaterThan(5);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monitoring.podMonitors.enabled=true",
        "monitoring.podMonitor.interval=often",
        "monitoring.serviceMonitor.interval=often",
        "monitoring.rules.runbook=x",
        "monitoring.rules.runbooks=",
        "monitoring.dashboards.enable=true"
      })
  void shouldRefuseUnknownOrWrongValues(String setting) {
    assertThatThrownBy(() -> Chart.render(setting)).hasMessageContaining("schema");
  }

  private static Map<String, Object> labelsOf(Manifest monitor) {
    return monitor.map("spec.selector.matchLabels");
  }
}
