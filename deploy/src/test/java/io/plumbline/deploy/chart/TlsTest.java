package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsTest {
  private static final Path MANAGED = Chart.DIRECTORY.resolve("ci/gateway-api.yaml");
  private static final Path PLAIN = Chart.DIRECTORY.resolve("ci/autoscaled.yaml");

  @Test
  void shouldServeNothingInPlainText() {
    for (Manifest deployment : Chart.render().of("Deployment")) {
      Manifest pod = deployment.podOfTemplate();
      String component = deployment.name().replace("trial-", "");

      assertThat(pod.environment())
          .containsEntry("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled")
          .containsEntry("QUARKUS_HTTP_SSL_PORT", "8443")
          .containsEntry("QUARKUS_TLS_API_KEY_STORE_PEM_API_CERT", "/etc/plumbline/tls/tls.crt")
          .containsEntry("QUARKUS_TLS_API_RELOAD_PERIOD", "1H")
          .doesNotContainKeys("QUARKUS_HTTP_PORT", "PLUMBLINE_ACCEPTED_RISKS");
      assertThat(pod.text("spec.volumes"))
          .contains("secretName=plumbline-%s-tls".formatted(component));
    }
  }

  @Test
  void shouldLetTheGatewayTrustTheServicesByTheirAuthority() {
    Map<String, String> gateway = gateway(Chart.render());

    for (String service : List.of("catalog", "assessment", "evidence", "reporting")) {
      assertThat(gateway)
          .containsEntry(client(service, "HOST"), "trial-" + service)
          .containsEntry(client(service, "PORT"), "8443")
          .containsEntry(client(service, "LOAD_BALANCING_POLICY"), "round_robin")
          .containsEntry(client(service, "SSL_TRUST_STORE"), "/etc/plumbline/tls/ca.crt");
    }
  }

  @Test
  void shouldSpeakPlainTextOnlyWhenTheRiskIsAccepted() {
    Manifests manifests = Chart.renderWith(PLAIN);

    assertThat(gateway(manifests))
        .containsEntry(client("catalog", "PORT"), "8080")
        .doesNotContainKey(client("catalog", "SSL_TRUST_STORE"));
    assertThat(manifests.one("Deployment", "trial-catalog").podOfTemplate().environment())
        .containsEntry("PLUMBLINE_ACCEPTED_RISKS", "plain-text-api,plain-text-kafka")
        .containsEntry("QUARKUS_HTTP_PORT", "8080");
    assertThat(manifests.one("Service", "trial-catalog").text("spec.ports.0.appProtocol"))
        .isEqualTo("kubernetes.io/h2c");
    assertThat(manifests.of("Deployment"))
        .allSatisfy(
            deployment -> assertThat(deployment.text("spec")).doesNotContain("plumbline/tls"));
  }

  /** Every name by which a workload is called is in its certificate. */
  @Test
  void shouldAskCertManagerForTheNamesOfTheServices() {
    Manifests manifests = Chart.renderWith(MANAGED);

    assertThat(manifests.names("Certificate")).isEqualTo(manifests.names("Deployment"));
    Manifest certificate = manifests.one("Certificate", "trial-catalog");
    assertThat(certificate.list("spec.dnsNames").toString())
        .isEqualTo(
            "[trial-catalog, trial-catalog.plumbline, trial-catalog.plumbline.svc,"
                + " trial-catalog.plumbline.svc.cluster.local]");
    assertThat(certificate.text("spec.secretName")).isEqualTo("plumbline-catalog-tls");
    assertThat(certificate.text("spec.privateKey.rotationPolicy")).isEqualTo("Always");
    assertThat(certificate.map("spec.issuerRef"))
        .isEqualTo(
            Map.of("name", "cluster-ca", "kind", "ClusterIssuer", "group", "cert-manager.io"));
  }

  @Test
  void shouldVerifyDatabaseBrokerAndIssuerByTheirAuthorities() {
    Manifests manifests = Chart.renderWith(MANAGED);
    Manifest catalog = manifests.one("Deployment", "trial-catalog").podOfTemplate();

    assertThat(catalog.environment())
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM", "true")
        .containsEntry(
            "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "/etc/plumbline/postgres/ca.crt")
        .containsEntry("QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS")
        .containsEntry(
            "QUARKUS_DATASOURCE_SYSTEM_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS",
            "/etc/plumbline/postgres/ca.crt")
        .containsEntry(
            "QUARKUS_DATASOURCE_SYSTEM_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM", "HTTPS")
        .containsEntry("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM")
        .containsEntry("KAFKA_SSL_TRUSTSTORE_LOCATION", "/etc/plumbline/kafka/ca.crt")
        .containsEntry("KAFKA_USERNAME", "plumbline")
        .containsEntry("QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME", "issuer")
        .containsEntry("QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS", "/etc/plumbline/issuer/ca.crt");
    assertThat(manifests.one("Job", "trial-catalog-migrations").podOfTemplate().environment())
        .containsEntry(
            "PLUMBLINE_MIGRATOR_URL",
            "jdbc:postgresql://postgres:5432/plumbline_catalog?sslmode=verify-full"
                + "&sslrootcert=/etc/plumbline/postgres/ca.crt");
    assertThat(catalog.text("spec.volumes"))
        .contains("name=postgres, secret={secretName=plumbline-postgres-ca")
        .contains("name=kafka, secret={secretName=events-cluster-ca-cert")
        .contains("name=issuer, configMap={name=corporate-ca");
  }

  private static Map<String, String> gateway(Manifests manifests) {
    return manifests.one("Deployment", "trial-gateway").podOfTemplate().environment();
  }

  private static String client(String service, String setting) {
    return "QUARKUS_GRPC_CLIENTS_%s_%s".formatted(service.toUpperCase(Locale.ROOT), setting);
  }
}
