package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second roles and users by which passwords change while people work. */
class RotationTest {
  private static final Path OPERATORS = Chart.DIRECTORY.resolve("ci/operators.yaml");
  private static final String SECOND = "workloads.evidence.databaseRole=second";
  private static final String MADE = "operators.postgres.secondRoles[0]=evidence";
  private static final String ENVIRONMENT = "spec.containers.0.env";

  @Test
  void shouldLogInAsTheSecondRolesOfOneService() {
    Manifests manifests = Chart.render(SECOND);

    Manifest evidence = pod(manifests, "evidence");
    assertThat(evidence.environment())
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "plumbline_evidence_app_b")
        .containsEntry("QUARKUS_DATASOURCE_SYSTEM_USERNAME", "plumbline_evidence_system_b");
    assertThat(evidence.text(ENVIRONMENT))
        .contains("{name=plumbline-evidence-database, key=app-b-password}")
        .contains("{name=plumbline-evidence-database, key=system-b-password}")
        .doesNotContain("key=app-password");
    assertThat(pod(manifests, "catalog").environment())
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "plumbline_catalog_app");
  }

  /** First they are made while the first ones serve on, then the service changes over. */
  @Test
  void shouldLetTheOperatorMakeTheSecondRolesFirst() {
    Manifests made = Chart.renderWith(OPERATORS, MADE);
    Manifest cluster = made.one("Cluster", "trial-postgres");
    assertThat(role(cluster, "plumbline_evidence_app_b").get("inRoles"))
        .isEqualTo(List.of("plumbline_evidence_app"));
    assertThat(role(cluster, "plumbline_evidence_system_b").get("passwordSecret"))
        .isEqualTo(Map.of("name", "plumbline-evidence-database-system-b"));
    assertThat(cluster.text("spec.managed.roles")).doesNotContain("catalog_app_b");
    assertThat(pod(made, "evidence").environment())
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "plumbline_evidence_app");

    Manifests used = Chart.renderWith(OPERATORS, MADE, SECOND);
    assertThat(used.one("Cluster", "trial-postgres").at("spec"))
        .isEqualTo(made.one("Cluster", "trial-postgres").at("spec"));
    assertThat(pod(used, "evidence").text(ENVIRONMENT))
        .contains("{name=plumbline-evidence-database-app-b, key=password}");
  }

  @Test
  void shouldHaveTwoUsersOfKafkaWithTheSameRights() {
    String[] both = {"operators.kafka.users[0]=services", "operators.kafka.users[1]=winter"};
    Manifests made = Chart.renderWith(OPERATORS, both);
    assertThat(made.names("KafkaUser"))
        .containsExactly("trial-kafka-services", "trial-kafka-winter");
    assertThat(made.of("KafkaUser").get(0).at("spec"))
        .isEqualTo(made.of("KafkaUser").get(1).at("spec"));
    assertThat(pod(made, "catalog").environment())
        .containsEntry("KAFKA_USERNAME", "trial-kafka-services");

    Manifests used = Chart.renderWith(OPERATORS, both[0], both[1], "operators.kafka.user=winter");
    assertThat(pod(used, "catalog").environment())
        .containsEntry("KAFKA_USERNAME", "trial-kafka-winter");
    assertThat(pod(used, "catalog").text(ENVIRONMENT))
        .contains("{name=trial-kafka-winter, key=password}");
  }

  @ParameterizedTest
  @CsvSource({
    "workloads.evidence.databaseRole=second,workloads.evidence.databaseRole,"
        + "operators.postgres.secondRoles",
    "operators.kafka.user=winter,operators.kafka.user,operators.kafka.users",
    "workloads.evidence.databaseRole=third,databaseRole,schema",
    "operators.postgres.secondRoles[0]=gateway,secondRoles,schema"
  })
  void shouldRefuseWhatIsNotThere(String setting, String key, String other) {
    assertThatThrownBy(() -> Chart.renderWith(OPERATORS, setting))
        .hasMessageContaining(key)
        .hasMessageContaining(other);
  }

  @Test
  void shouldNotPretendToMakeRolesWithoutTheOperator() {
    assertThatThrownBy(() -> Chart.render(MADE))
        .hasMessageContaining("operators.postgres.secondRoles")
        .hasMessageContaining("operators.postgres.enabled");
  }

  private static Manifest pod(Manifests manifests, String component) {
    return manifests.one("Deployment", "trial-" + component).podOfTemplate();
  }

  private static Map<?, ?> role(Manifest cluster, String name) {
    return cluster.list("spec.managed.roles").stream()
        .map(role -> (Map<?, ?>) role)
        .filter(role -> name.equals(role.get("name")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no role " + name));
  }
}
