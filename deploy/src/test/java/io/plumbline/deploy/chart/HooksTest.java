package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs before an upgrade must not need what the upgrade brings. */
class HooksTest {
  private static final String HOOK = "helm.sh/hook";

  static List<Path> valuesFiles() {
    return Chart.valuesFiles();
  }

  /** A Job would else run under the policies of the release before, with its ports and peers. */
  @ParameterizedTest
  @MethodSource("valuesFiles")
  void shouldBringThePoliciesOfItsJobsBeforeThem(Path values) {
    Manifests manifests = Chart.renderWith(values);
    if (manifests.of("NetworkPolicy").isEmpty()) {
      return;
    }
    for (Manifest job : manifests.of("Job")) {
      Manifest policy = manifests.one("NetworkPolicy", job.name());
      assertThat(policy.annotation(HOOK)).isEqualTo(job.annotation(HOOK)).isNotEmpty();
      assertThat(weight(policy)).isLessThan(weight(job));
      assertThat(policy.annotation("helm.sh/hook-delete-policy"))
          .isEqualTo("before-hook-creation,hook-succeeded");
    }
  }

  @Test
  void shouldKeepThePoliciesOfEverythingElseInTheRelease() {
    Manifests manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/gateway-api.yaml"));
    List<String> jobs = manifests.names("Job");
    assertThat(manifests.of("NetworkPolicy"))
        .filteredOn(policy -> !jobs.contains(policy.name()))
        .hasSize(7)
        .allSatisfy(policy -> assertThat(policy.annotation(HOOK)).isEmpty());
  }

  @Test
  void shouldOrderNothingForToolsThatRunNoHooks() {
    assertThat(Chart.render("migrations.hook=false").of("NetworkPolicy"))
        .hasSize(11)
        .allSatisfy(policy -> assertThat(policy.annotation(HOOK)).isEmpty());
  }

  /** Before the installation there are a name space and the secrets of the operator, no more. */
  @Test
  void shouldNeedNoAccountThatTheReleaseBrings() {
    for (Manifest job : Chart.render().of("Job")) {
      assertThat(job.map("spec.template.spec")).doesNotContainKey("serviceAccountName");
    }
  }

  /** The time to wait for a database must fit into that of the Job, an operator needs minutes. */
  @Test
  void shouldWaitForTheDatabaseWithinTheTimeOfTheJob() {
    assertThat(waits(Chart.render())).isEqualTo(30);
    Manifests operators = Chart.renderWith(Chart.DIRECTORY.resolve("ci/operators.yaml"));
    assertThat(waits(operators)).isEqualTo(600);
    Manifest job = operators.one("Job", "trial-evidence-migrations");
    assertThat((Integer) job.at("spec.activeDeadlineSeconds")).isGreaterThan(600);
  }

  private static int waits(Manifests manifests) {
    Manifest pod = manifests.one("Job", "trial-evidence-migrations").podOfTemplate();
    return Integer.parseInt(pod.environment().get("PLUMBLINE_MIGRATOR_WAIT_SECONDS"));
  }

  private static int weight(Manifest hook) {
    String weight = hook.annotation("helm.sh/hook-weight");
    return weight.isEmpty() ? 0 : Integer.parseInt(weight);
  }
}
