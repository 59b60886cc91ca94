package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The policies as arrows, against those of docs/architecture.md. */
class NetworkTest {
  private static final Path ARCHITECTURE = Path.of("..", "docs", "architecture.md");
  private static final Pattern ROW =
      Pattern.compile("\\| ([a-z, -]+) \\| ([a-z, -]+) \\|\n(?!\\|-)");
  private static final Path ROUTED = Chart.DIRECTORY.resolve("ci/gateway-api.yaml");

  /** Everything that may open a connection to something, with the defaults. */
  private static final Set<String> ARROWS =
      Set.of(
          "ns:ingress -> gateway:8443",
          "gateway -> catalog:8443",
          "gateway -> assessment:8443",
          "gateway -> evidence:8443",
          "gateway -> reporting:8443",
          "gateway -> issuer:443",
          "catalog -> postgres:5432",
          "catalog -> kafka:9093",
          "catalog -> issuer:443",
          "assessment -> postgres:5432",
          "assessment -> kafka:9093",
          "assessment -> issuer:443",
          "evidence -> postgres:5432",
          "evidence -> kafka:9093",
          "evidence -> issuer:443",
          "reporting -> postgres:5432",
          "reporting -> kafka:9093",
          "reporting -> issuer:443",
          "catalog-migrations -> postgres:5432",
          "assessment-migrations -> postgres:5432",
          "evidence-migrations -> postgres:5432",
          "reporting-migrations -> postgres:5432",
          "topics -> kafka:9093",
          "ns:monitoring -> catalog:9000",
          "ns:monitoring -> assessment:9000",
          "ns:monitoring -> evidence:9000",
          "ns:monitoring -> reporting:9000",
          "ns:monitoring -> gateway:9000");

  /** What a route, clients in the cluster and the test of the installation add. */
  private static final Set<String> ROUTES =
      Set.of(
          "ns:ingress -> catalog:8443",
          "ns:ingress -> evidence:8443",
          "ns:plumbline.io/scanner -> catalog:8443",
          "ns:plumbline.io/scanner -> assessment:8443",
          "ns:plumbline.io/scanner -> evidence:8443",
          "ns:plumbline.io/scanner -> reporting:8443",
          "test -> catalog:8443",
          "test -> issuer:8443");

  @Test
  void shouldAllowTheArrowsOfTheArchitectureAndNoOther() {
    Arrows arrows = Arrows.of(Chart.render());

    assertThat(arrows.allowed()).isEqualTo(new TreeSet<>(ARROWS));
    assertThat(arrows.halfOpen()).isEmpty();
  }

  @Test
  void shouldAddTheArrowsOfRoutesClientsAndTheTest() {
    Arrows arrows = Arrows.of(Chart.renderWith(ROUTED));

    Set<String> expected = new TreeSet<>(ROUTES);
    ARROWS.forEach(arrow -> expected.add(arrow.replace("issuer:443", "issuer:8443")));
    assertThat(arrows.allowed()).isEqualTo(expected);
    assertThat(arrows.halfOpen()).isEmpty();
  }

  /** With a route for every service, the policies are the table of the architecture. */
  @Test
  void shouldBeWhatTheArchitectureSays() throws IOException {
    Set<String> drawn = new TreeSet<>();
    String text = Files.readString(ARCHITECTURE);
    String table =
        text.substring(text.indexOf("## Who calls whom"), text.indexOf("## The modules"));
    Matcher rows = ROW.matcher(table);
    while (rows.find()) {
      for (String from : rows.group(1).split(", ")) {
        for (String to : rows.group(2).split(", ")) {
          drawn.add(from + " -> " + to);
        }
      }
    }
    Manifests manifests =
        Chart.renderWith(
            ROUTED,
            "routes.grpcHosts.assessment=assessment.example.com",
            "routes.grpcHosts.reporting=reporting.example.com");

    assertThat(
            Arrows.of(manifests).allowed().stream()
                .map(arrow -> arrow.replaceFirst(":\\d+$", ""))
                .map(arrow -> arrow.replace("ns:ingress", "proxy"))
                .map(arrow -> arrow.replace("ns:plumbline.io/scanner", "clients"))
                .map(arrow -> arrow.replace("ns:", "")))
        .containsExactlyInAnyOrderElementsOf(drawn);
  }

  @Test
  void shouldDenyWhatIsNotAllowed() {
    Manifest deny = Chart.render().one("NetworkPolicy", "trial-deny-all");

    assertThat(deny.map("spec.podSelector.matchLabels"))
        .containsOnlyKeys("app.kubernetes.io/name", "app.kubernetes.io/instance");
    assertThat(deny.at("spec.policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    assertThat(deny.map("spec")).doesNotContainKeys("ingress", "egress");
  }

  @Test
  void shouldCoverEveryPodByItsOwnPolicy() {
    for (Path values : Chart.valuesFiles()) {
      Manifests manifests = Chart.renderWith(values);
      if (!manifests.of("NetworkPolicy").isEmpty()) {
        assertThat(manifests.names("NetworkPolicy"))
            .containsAll(manifests.pods().stream().map(Manifest::name).toList());
      }
    }
  }

  @Test
  void shouldResolveNamesFromEveryPodInOnePlaceOnly() {
    for (Manifest policy : Chart.render().of("NetworkPolicy")) {
      if (!policy.name().endsWith("deny-all")) {
        assertThat(policy.text("spec.egress.0"))
            .contains("kubernetes.io/metadata.name=kube-system")
            .contains("{port=53, protocol=UDP}, {port=53, protocol=TCP}");
      }
    }
  }

  /** Peers that are named bound what would else be anywhere. */
  @Test
  void shouldNarrowWhatLiesOutsideToItsPeers() {
    String catalog = Chart.renderWith(ROUTED).one("NetworkPolicy", "trial-catalog").text("spec");

    assertThat(catalog)
        .contains("to=[{ipBlock={cidr=10.20.0.0/24}}]")
        .contains("strimzi.io/cluster=events")
        .contains("except=[10.30.9.0/24]");
  }

  @Test
  void shouldReachEveryBrokerPortOnce() {
    assertThat(Arrows.of(Chart.render("kafka.bootstrapServers=a:9093,b:9093,c:9094")).allowed())
        .contains("catalog -> kafka:9093", "catalog -> kafka:9094");
  }

  @Test
  void shouldLeaveThePoliciesToOthersWhenSwitchedOff() {
    assertThat(Chart.render("networkPolicy.enabled=false").of("NetworkPolicy")).isEmpty();
  }
}
