package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
  private static final Path ROOT = Path.of(System.getProperty("plumbline.root", ".."));
  private static final List<String> SERVICES =
      List.of("catalog", "assessment", "evidence", "reporting");
  private static final String LONGEST = "a-release-whose-name-is-of-fifty-three-characters-all";
  private static final String ENVIRONMENT = "spec.template.spec.containers.0.env";
  private static final Manifests ALL =
      Chart.renderWith(Chart.DIRECTORY.resolve("ci/operators.yaml"));

  @Test
  void shouldMakeNothingUnlessAsked() {
    assertThat(Chart.render().all())
        .extracting(Manifest::kind)
        .doesNotContain("Cluster", "Database", "Kafka", "KafkaTopic", "KafkaUser", "Keycloak");
  }

  @ParameterizedTest
  @CsvSource({
    "operators.postgres.enabled,postgresql.cnpg.io/v1,install CloudNativePG",
    "operators.kafka.enabled,kafka.strimzi.io/v1,install Strimzi"
  })
  void shouldSayWhatIsMissingWithoutTheOperator(String key, String api, String fix) {
    assertThatThrownBy(() -> Chart.render(key + "=true"))
        .hasMessageContaining(key)
        .hasMessageContaining(api)
        .hasMessageContaining(fix);
  }

  /** The roles are those of {@code Bootstrap}: the owner never logs in, the migrator becomes it. */
  @Test
  void shouldMakeTheRolesAndDatabasesOfEveryService() {
    Manifest cluster = ALL.one("Cluster", "trial-postgres");
    Map<String, Map<?, ?>> roles = new TreeMap<>();
    for (Object role : (List<?>) cluster.at("spec.managed.roles")) {
      roles.put(((Map<?, ?>) role).get("name").toString(), (Map<?, ?>) role);
    }
    for (String service : SERVICES) {
      String database = "plumbline_" + service;
      assertThat(roles.get(database + "_owner").get("login")).isEqualTo(false);
      assertThat(roles.get(database + "_migrator").get("inherit")).isEqualTo(false);
      assertThat(roles.get(database + "_migrator").get("inRoles"))
          .isEqualTo(List.of(database + "_owner"));
      Manifest made = ALL.one("Database", "trial-postgres-" + service);
      assertThat(made.text("spec.name")).isEqualTo(database);
      assertThat(made.text("spec.owner")).isEqualTo(database + "_owner");
      assertThat(cluster.text("spec.postgresql.pg_hba"))
          .contains(
              "hostssl %1$s %1$s_app,%1$s_system,%1$s_app_b,%1$s_system_b,%1$s_migrator all"
                  .formatted(database))
          .contains("host %s all all reject".formatted(database));
      for (String right : List.of("superuser", "createdb", "createrole", "bypassrls")) {
        assertThat(roles.values()).noneMatch(role -> Boolean.TRUE.equals(role.get(right)));
      }
    }
  }

  @Test
  void shouldTakePasswordsFromTheSecretsOfTheRoles() {
    String roles = ALL.one("Cluster", "trial-postgres").text("spec.managed.roles");
    for (String service : SERVICES) {
      String environment = ALL.one("Deployment", "trial-" + service).text(ENVIRONMENT);
      for (String role : List.of("app", "system")) {
        String secret = "plumbline-%s-database-%s".formatted(service, role);
        assertThat(roles).contains("passwordSecret={name=" + secret + "}");
        assertThat(environment).contains("secretKeyRef={name=" + secret + ", key=password}");
      }
      assertThat(roles).contains("passwordSecret={name=plumbline-" + service + "-migrator}");
    }
  }

  @Test
  void shouldWireAddressesCertificatesAndPeers() {
    Manifest evidence = ALL.one("Deployment", "trial-evidence");
    assertThat(evidence.text(ENVIRONMENT))
        .contains("postgresql://trial-postgres-rw:5432/plumbline_evidence?sslmode=verify-full")
        .contains("trial-kafka-kafka-bootstrap:9093")
        .contains("value=trial-kafka-services")
        .contains("https://sso.example.com/realms/plumbline");
    assertThat(evidence.text("spec.template.spec.volumes"))
        .contains("secretName=trial-postgres-ca")
        .contains("secretName=trial-kafka-cluster-ca-cert");
    assertThat(ALL.one("NetworkPolicy", "trial-evidence").text("spec.egress"))
        .contains("cnpg.io/cluster=trial-postgres")
        .contains("strimzi.io/cluster=trial-kafka");
  }

  @Test
  void shouldDeclareTheTopicsOfTheContract() throws IOException {
    Properties topics = new Properties();
    topics.load(
        Files.newBufferedReader(
            ROOT.resolve("proto/src/main/resources/META-INF/plumbline-topics.properties")));
    assertThat(ALL.of("KafkaTopic")).hasSize(2 * topics.size());
    for (String topic : topics.stringPropertyNames()) {
      Manifest made = ALL.one("KafkaTopic", topic);
      assertThat(made.text("spec.topicName")).isEqualTo(topic);
      assertThat(made.text("spec.partitions")).isEqualTo(topics.getProperty(topic));
      assertThat(made.text("spec.replicas")).isEqualTo("3");
      assertThat(made.text("spec.config"))
          .contains("cleanup.policy=delete")
          .contains("retention.ms=604800000");
      Manifest dead = ALL.one("KafkaTopic", topic + ".dlq");
      assertThat(dead.text("spec.partitions")).isEqualTo("1");
      assertThat(dead.text("spec.config")).contains("retention.ms=2592000000");
    }
    assertThat(ALL.names("Job")).noneMatch(name -> name.contains("topics"));
  }

  /** Strimzi names a pod {@code <cluster>-<pool>-<number>}, and a label holds 63 characters. */
  @ParameterizedTest
  @ValueSource(strings = {"trial", "plumbline-production1", "plumbline-production-22", LONGEST})
  void shouldNameNodesOfKafkaThatCanBe(String release) {
    Manifests manifests = Chart.renderAs(release, Chart.DIRECTORY.resolve("ci/operators.yaml"));
    Manifest kafka = manifests.of("Kafka").get(0);
    Manifest pool = manifests.of("KafkaNodePool").get(0);
    assertThat("%s-%s-8".formatted(kafka.name(), pool.name())).hasSizeLessThanOrEqualTo(63);
    assertThat(kafka.name() + "-entity-operator").hasSizeLessThanOrEqualTo(63);
    assertThat(manifests.of("Cluster").get(0).name()).hasSizeLessThanOrEqualTo(50);
    if (release.length() <= 21) {
      assertThat(pool.name()).isEqualTo(release + "-kafka-pool");
    }
  }

  @Test
  void shouldLetTheServicesReachTheirTopicsAndGroupsOnly() {
    Manifest user = ALL.one("KafkaUser", "trial-kafka-services");
    for (Object rule : (List<?>) user.at("spec.authorization.acls")) {
      Map<?, ?> resource = (Map<?, ?>) ((Map<?, ?>) rule).get("resource");
      assertThat(resource.get("patternType")).isEqualTo("prefix");
      assertThat(resource.get("name").toString())
          .isIn("plumbline.", "catalog.", "assessment.", "evidence.", "reporting.");
      assertThat(((Map<?, ?>) rule).get("operations").toString())
          .doesNotContain("All")
          .doesNotContain("Create")
          .doesNotContain("Delete");
    }
  }

  /** Hooks before the first installation would wait for what it is to make. */
  @Test
  void shouldMigrateOnceTheDatabaseIsThere() {
    for (Manifest job : ALL.of("Job")) {
      assertThat(job.annotation("helm.sh/hook")).isEqualTo("post-install,pre-upgrade");
    }
    for (Manifest job : Chart.render().of("Job")) {
      assertThat(job.annotation("helm.sh/hook")).isEqualTo("pre-install,pre-upgrade");
    }
  }

  @Test
  void shouldKeepDataWhenTheReleaseGoes() {
    for (String kind : List.of("Cluster", "Database", "Kafka", "KafkaNodePool", "KafkaTopic")) {
      assertThat(ALL.of(kind))
          .isNotEmpty()
          .allSatisfy(
              made -> assertThat(made.annotation("helm.sh/resource-policy")).isEqualTo("keep"));
    }
  }

  @Test
  void shouldGiveKeycloakADatabaseAndTheRealmASecret() {
    Manifest keycloak = ALL.one("Keycloak", "trial-keycloak");
    assertThat(keycloak.text("spec.db")).contains("trial-postgres-rw").contains("keycloak");
    assertThat(keycloak.text("spec.additionalOptions")).contains("sslmode=verify-full");
    assertThat(ALL.one("Database", "trial-postgres-keycloak").text("spec.owner"))
        .isEqualTo("keycloak");
    Manifest realm = ALL.one("KeycloakRealmImport", "trial-keycloak-realm");
    assertThat(realm.text("spec.placeholders.GATEWAY_CLIENT_SECRET"))
        .contains("plumbline-keys", "gateway-client-secret");
    assertThat(realm.text("spec.realm.clients"))
        .contains("https://plumbline.example.com/*")
        .contains("secret=${GATEWAY_CLIENT_SECRET}");
    assertThat(realm.at("spec.realm.users")).isNull();
    assertThat(realm.at("spec.realm.groups")).isNull();
  }

  @Test
  void shouldRenderTheEvaluationStrictly() {
    Manifests evaluation =
        Chart.renderWith(
            Chart.DIRECTORY.resolve("values-evaluation.yaml"),
            "apiVersions[0]=postgresql.cnpg.io/v1",
            "apiVersions[1]=kafka.strimzi.io/v1",
            "apiVersions[2]=k8s.keycloak.org/v2beta1",
            "apiVersions[3]=cert-manager.io/v1");
    assertThat(evaluation.all()).hasSizeGreaterThan(50).allSatisfy(Schemas::check);
    assertThat(evaluation.one("Cluster", "trial-postgres").text("spec.instances")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operators.postgres.enabled=false",
        "operators.keycloak.host=",
        "operators.keycloak.tlsSecret=",
        "operators.kafka.minInSyncReplicas=4"
      })
  void shouldRefuseWhatCanNotWork(String setting) {
    assertThatThrownBy(
            () -> Chart.renderWith(Chart.DIRECTORY.resolve("ci/operators.yaml"), setting))
        .hasMessageContaining("operators.")
        .hasMessageContaining(setting.split("=", 2)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operators.redis.enabled=true", "operators.kafka.brokers=1"})
  void shouldRefuseUnknownValues(String setting) {
    assertThatThrownBy(() -> Chart.render(setting)).hasMessageContaining("schema");
  }
}
