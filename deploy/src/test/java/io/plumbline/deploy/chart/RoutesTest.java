package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

  @Test
  void shouldRouteBrowsersAndCallsByTheGatewayApi() {
    Manifests manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/gateway-api.yaml"));

    assertThat(manifests.of("Ingress")).isEmpty();
    Manifest pages = manifests.one("HTTPRoute", "trial-gateway");
    assertThat(pages.at("spec.hostnames")).isEqualTo(List.of("plumbline.example.com"));
    assertThat(pages.map("spec.rules.0.backendRefs.0"))
        .isEqualTo(Map.of("name", "trial-gateway", "port", 8443));
    assertThat(manifests.names("GRPCRoute"))
        .containsExactlyInAnyOrder("trial-catalog", "trial-evidence");
    Manifest calls = manifests.one("GRPCRoute", "trial-evidence");
    assertThat(calls.at("spec.hostnames")).isEqualTo(List.of("evidence.plumbline.example.com"));
    assertThat(calls.map("spec.parentRefs.0"))
        .isEqualTo(Map.of("name", "public", "namespace", "gateways", "sectionName", "https"));
  }

  /** With TLS a Gateway needs to be told how to verify each pod it speaks to. */
  @Test
  void shouldVerifyThePodsBehindEveryRoute() {
    Manifests manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/gateway-api.yaml"));

    assertThat(manifests.names("BackendTLSPolicy"))
        .containsExactlyInAnyOrder("trial-gateway", "trial-catalog", "trial-evidence");
    for (Manifest policy : manifests.of("BackendTLSPolicy")) {
      Manifest certificate = manifests.one("Certificate", policy.name());
      assertThat(certificate.list("spec.dnsNames").toString())
          .contains(policy.text("spec.validation.hostname"));
      assertThat(policy.text("spec.validation.caCertificateRefs.0.name")).isEqualTo("cluster-ca");
    }
  }

  @Test
  void shouldRouteByIngressInstead() {
    Manifests manifests = Chart.renderWith(Chart.DIRECTORY.resolve("ci/ingress.yaml"));

    assertThat(manifests.of("HTTPRoute")).isEmpty();
    Manifest pages = manifests.one("Ingress", "trial-gateway");
    assertThat(pages.annotation("nginx.ingress.kubernetes.io/backend-protocol")).isEqualTo("HTTPS");
    Manifest calls = manifests.one("Ingress", "trial-evidence");
    assertThat(calls.annotation("nginx.ingress.kubernetes.io/backend-protocol")).isEqualTo("GRPCS");
    assertThat(calls.text("spec.tls.0.secretName")).isEqualTo("plumbline-example-com");
    assertThat(pages.annotation("nginx.ingress.kubernetes.io/proxy-buffer-size")).isEqualTo("32k");
    assertThat(pages.annotation("nginx.ingress.kubernetes.io/proxy-body-size")).isEqualTo("80m");
    assertThat(calls.annotation("nginx.ingress.kubernetes.io/proxy-body-size")).isEqualTo("0");
    for (Manifest ingress : manifests.of("Ingress")) {
      assertThat(ingress.annotation("nginx.ingress.kubernetes.io/proxy-read-timeout"))
          .isEqualTo("600");
      Manifest backend = new Manifest(ingress.map("spec.rules.0.http.paths.0.backend.service"));
      Manifest service = manifests.one("Service", backend.text("name"));
      assertThat(service.text("spec.ports.0.name")).isEqualTo(backend.text("port.name"));
    }
  }

  @Test
  void shouldLetTheGatewayBelieveTheProxyOnlyBehindARoute() {
    assertThat(gateway(Chart.render())).doesNotContainKey("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED");
    assertThat(gateway(Chart.renderWith(Chart.DIRECTORY.resolve("ci/ingress.yaml"))))
        .containsEntry("QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED", "true");
  }

  /** `helm test` calls the catalog as a client of its own, over the same TLS as the gateway. */
  @Test
  void shouldTestTheInstallationByACall() {
    assertThat(Chart.render().of("Pod")).isEmpty();
    Manifest test =
        Chart.renderWith(Chart.DIRECTORY.resolve("ci/gateway-api.yaml")).one("Pod", "trial-test");

    assertThat(test.annotation("helm.sh/hook")).isEqualTo("test");
    assertThat(test.text("spec.containers.0.image"))
        .isEqualTo("registry.example.com/plumbline/cli:0.1.0");
    assertThat(test.at("spec.containers.0.args"))
        .isEqualTo(List.of("catalog", "show", "aws-wa-security/seed"));
    assertThat(test.environment())
        .containsEntry("PLUMBLINE_SERVER", "https://trial-catalog:8443")
        .containsEntry("PLUMBLINE_ISSUER", "https://sso.example.com:8443/realms/plumbline")
        .containsEntry(
            "PLUMBLINE_CA", "/etc/plumbline/authority/ca.crt,/etc/plumbline/issuer/ca.crt");
    assertThat(test.text("spec.containers.0.env")).contains("plumbline-test-client");
  }

  private static Map<String, String> gateway(Manifests manifests) {
    return manifests.one("Deployment", "trial-gateway").podOfTemplate().environment();
  }
}
