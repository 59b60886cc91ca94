package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class CustomResourcesTest {
  private static final String CERTIFICATE =
      """
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: a, labels: {b: c}}
      spec:
        secretName: a
        issuerRef: {name: b, kind: ClusterIssuer}
        dnsNames: [a.example.com]
      """;

  @Test
  void shouldPassWhatTheProjectKnows() {
    assertThatCode(() -> check(CERTIFICATE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  extra: 1\n",
        "  duration: 1\n",
        "  privateKey: {algorithm: ROT13}\n",
        "  privateKey: {extra: 1}\n",
        "  dnsNames: a.example.com\n"
      })
  void shouldRefuseUnknownFieldsAndWrongValues(String more) {
    assertThatThrownBy(() -> check(CERTIFICATE.replaceAll("  dnsNames.*\n", "") + more))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Certificate/a");
  }

  @Test
  void shouldRefuseAMissingField() {
    assertThatThrownBy(() -> check(CERTIFICATE.replace("  secretName: a\n", "")))
        .hasMessageContaining("secretName");
  }

  @Test
  void shouldRefuseUnknownFieldsBesideTheSpec() {
    assertThatThrownBy(() -> check(CERTIFICATE + "extra: 1\n")).hasMessageContaining("extra");
    assertThatThrownBy(() -> check(CERTIFICATE.replace("labels", "labelz")))
        .hasMessageContaining("labelz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/v1", "v1"})
  void shouldRefuseAKindWithoutASchema(String version) {
    assertThatThrownBy(() -> check(CERTIFICATE.replace("cert-manager.io/v1", version)))
        .isInstanceOf(AssertionError.class);
  }

  static List<Path> schemas() throws IOException {
    try (Stream<Path> files = Files.walk(CustomResources.SCHEMAS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** A schema that lists nothing would let everything through. */
  @ParameterizedTest
  @MethodSource("schemas")
  void shouldCloseEverySchema(Path schema) {
    String[] words = schema.getFileName().toString().replace(".json", "").split("_");
    String version = schema.getParent().getFileName() + "/" + words[1];
    Manifest manifest =
        new Manifest(
            Map.of(
                "apiVersion",
                version,
                "kind",
                words[0],
                "metadata",
                Map.of("name", "a"),
                "spec",
                Map.of("noSuchField", 1)));
    assertThatThrownBy(() -> CustomResources.check(manifest)).hasMessageContaining("noSuchField");
  }

  private static void check(String yaml) {
    Schemas.check(new Manifest((Map<?, ?>) new Yaml().load(yaml)));
  }
}
