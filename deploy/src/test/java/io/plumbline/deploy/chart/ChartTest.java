package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {

  @Test
  void shouldPassTheStrictLint() {
    LintResult result = Chart.helm().lint().strict().call();
    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void shouldRenderTheFiveWorkloads() {
    Manifests manifests = Chart.render();

    assertThat(manifests.names("Deployment"))
        .containsExactlyInAnyOrder(
            "trial-catalog",
            "trial-assessment",
            "trial-evidence",
            "trial-reporting",
            "trial-gateway");
    assertThat(manifests.of("Service")).hasSize(5);
  }

  @Test
  void shouldRenderObjectsTheClusterKnows() {
    assertThat(Chart.render().all()).hasSizeGreaterThan(20).allSatisfy(Schemas::check);
  }

  static Stream<Arguments> valuesFilesOnEachVersion() {
    return Chart.valuesFiles().stream()
        .flatMap(file -> Chart.KUBERNETES.stream().map(version -> Arguments.of(version, file)));
  }

  @ParameterizedTest
  @MethodSource("valuesFilesOnEachVersion")
  void shouldRenderObjectsTheClusterKnowsWithEveryValuesFile(String kubernetes, Path values) {
    assertThat(Chart.renderOn(kubernetes, values).all()).isNotEmpty().allSatisfy(Schemas::check);
  }

  @Test
  void shouldSelectByNamesThatNeverChange() {
    for (Manifest deployment : Chart.render().of("Deployment")) {
      assertThat(deployment.map("spec.selector.matchLabels").keySet())
          .containsExactlyInAnyOrder(
              "app.kubernetes.io/name",
              "app.kubernetes.io/instance",
              "app.kubernetes.io/component");
    }
  }

  @Test
  void shouldMigrateAndMakeTopicsBeforeInstallAndUpgrade() {
    List<Manifest> jobs = Chart.render().of("Job");

    assertThat(jobs)
        .extracting(Manifest::name)
        .containsExactlyInAnyOrder(
            "trial-catalog-migrations",
            "trial-assessment-migrations",
            "trial-evidence-migrations",
            "trial-reporting-migrations",
            "trial-topics");
    assertThat(jobs)
        .allSatisfy(
            job -> assertThat(job.annotation("helm.sh/hook")).isEqualTo("pre-install,pre-upgrade"));
    assertThat(Chart.render("migrations.hook=false").of("Job"))
        .allSatisfy(job -> assertThat(job.annotation("helm.sh/hook")).isEmpty());
  }

  @Test
  void shouldLeaveReplicasToTheAutoscaler() {
    Manifests manifests = Chart.render("workloads.evidence.autoscaling.enabled=true");

    assertThat(manifests.names("HorizontalPodAutoscaler")).containsExactly("trial-evidence");
    assertThat(manifests.one("Deployment", "trial-evidence").map("spec"))
        .doesNotContainKey("replicas");
    assertThat(manifests.one("Deployment", "trial-catalog").map("spec")).containsKey("replicas");
  }
}
