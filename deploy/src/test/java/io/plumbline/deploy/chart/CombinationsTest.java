package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can not work together is refused with the keys it is about and the way out. */
class CombinationsTest {

  static Stream<Arguments> combinations() {
    return Stream.of(
        refused("workloads.evidence.autoscaling.maxReplicas", "minReplicas", "raise the one")
            .with(
                "workloads.evidence.autoscaling.enabled=true",
                "workloads.evidence.autoscaling.maxReplicas=1"),
        refused("postgres.ca.configMap", "postgres.ca.secret", "empty one")
            .with("postgres.ca.configMap=authorities"),
        refused("postgres.sslMode", "postgres.ca", "name the one").with("postgres.ca.secret="),
        refused("postgres.sslMode", "acceptedRisks", "use verify-full")
            .with("postgres.sslMode=require"),
        refused("kafka.securityProtocol", "kafka.existingSecret", "name a secret")
            .with("kafka.existingSecret="),
        refused("kafka.securityProtocol", "kafka.existingSecret", "use SASL_SSL")
            .with("kafka.securityProtocol=SSL"),
        refused("kafka.securityProtocol", "acceptedRisks", "use SSL or SASL_SSL")
            .with("kafka.securityProtocol=PLAINTEXT", "kafka.existingSecret="),
        refused("kafka.securityProtocol", "kafka.ca", "empty kafka.ca")
            .with(
                "kafka.securityProtocol=SASL_PLAINTEXT",
                "acceptedRisks[0]=plain-text-kafka",
                "kafka.ca.secret=authorities"),
        refused("oidc.issuer", "use https").with("oidc.issuer=http://sso.example.com"),
        refused("oidc.tenant", "oidc.tenantClaim", "empty the claim").with("oidc.tenant=acme"),
        refused("oidc.tenant", "oidc.tenantClaim", "name the claim").with("oidc.tenantClaim="),
        refused("oidc.tenant", "oidc.tenants", "empty one")
            .with(
                "oidc.tenantClaim=",
                "oidc.tenant=acme",
                "oidc.tenants[0].claim=a",
                "oidc.tenants[0].tenant=b"),
        refused("tls.enabled", "acceptedRisks", "switch it on").with("tls.enabled=false"),
        refused("tls.enabled", "acceptedRisks", "take it from the list")
            .with("acceptedRisks[0]=plain-text-api"),
        refused("tls.certManager.enabled", "tls.enabled", "switch both on")
            .with(
                "tls.enabled=false",
                "acceptedRisks[0]=plain-text-api",
                "tls.certManager.enabled=true"),
        refused("tls.certManager.enabled", "tls.certManager.issuerRef.name", "name an Issuer")
            .with("tls.certManager.enabled=true"),
        refused("tls.certManager.enabled", "cert-manager.io/v1", "install cert-manager")
            .with("tls.certManager.enabled=true", "tls.certManager.issuerRef.name=ca"),
        refused("routes.type", "routes.host", "choose gateway-api or ingress")
            .with("routes.host=plumbline.example.com"),
        refused("routes.type", "routes.grpcHosts", "name a host").with("routes.type=ingress"),
        refused("routes.host", "routes.grpcHosts", "a host of its own")
            .with(
                "routes.type=ingress",
                "routes.host=plumbline.example.com",
                "routes.grpcHosts.evidence=plumbline.example.com"),
        refused("routes.type", "routes.gatewayApi.parentRefs", "name the Gateway")
            .with("routes.type=gateway-api", "routes.host=plumbline.example.com"),
        refused("routes.type", "gateway.networking.k8s.io/v1", "install the Gateway API")
            .with(
                "routes.type=gateway-api",
                "routes.host=plumbline.example.com",
                "routes.gatewayApi.parentRefs[0].name=public"),
        refused("routes.gatewayApi.backendCaConfigMap", "routes.type", "empty it")
            .with("routes.gatewayApi.backendCaConfigMap=authorities"));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void shouldSayHowToMendWhatCanNotWork(String[] words, String[] settings) {
    AbstractThrowableAssert<?, ?> refusal = assertThatThrownBy(() -> Chart.render(settings));
    for (String word : words) {
      refusal.hasMessageContaining(word);
    }
  }

  private static Refused refused(String... words) {
    return new Refused(words);
  }

  private record Refused(String[] words) {
    Arguments with(String... settings) {
      return Arguments.of(words, settings);
    }
  }
}
