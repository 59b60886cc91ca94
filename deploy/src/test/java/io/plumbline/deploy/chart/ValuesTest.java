package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class ValuesTest {
  private static final Path VALUES = Chart.DIRECTORY.resolve("values.yaml");
  private static final Path SCHEMA = Chart.DIRECTORY.resolve("values.schema.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagee.tag=1",
        "image.tagg=1",
        "workloads.catalog.replica=1",
        "workloads.extra.replicas=1",
        "workloads.gateway.databaseSecret=a",
        "workloads.catalog.resources.limits.memory=much",
        "postgres.port=none",
        "postgres.ca.file=a",
        "keys.existingSecret=",
        "networkPolicy.enable=true",
        "networkPolicy.postgres[0].cidr=10.0.0.0/8",
        "oidc.roles[0].role=emperor",
        "acceptedRisks[0]=everything",
        "tls.certManager.issuerRef.nam=a",
        "global.extra=1"
      })
  void shouldRefuseUnknownOrWrongValues(String setting) {
    assertThatThrownBy(() -> Chart.render(setting)).hasMessageContaining("schema");
  }

  /** An object either lists its fields and no others, or says what type all of them have. */
  @Test
  void shouldCloseTheSchemaAtEveryLevel() throws IOException {
    List<String> open = new ArrayList<>();
    walk("", schema(), open);
    assertThat(open).isEmpty();
  }

  @Test
  void shouldHaveEveryValueInTheSchemaAndTheOtherWayRound() throws IOException {
    Map<?, ?> values = new Yaml().load(Files.readString(VALUES));
    Map<?, ?> properties = (Map<?, ?>) schema().get("properties");

    assertThat(keys(values))
        .containsExactlyInAnyOrderElementsOf(
            properties.keySet().stream()
                .map(Object::toString)
                .filter(key -> !key.equals("global"))
                .toList());
    compare("", values, schema());
  }

  /** A comment of its own, or that of the section around it. */
  @Test
  void shouldDocumentEverySection() throws IOException {
    String before = "";
    Map<String, String> undocumented = new TreeMap<>();
    for (String line : Files.readAllLines(VALUES)) {
      if (line.matches("[a-zA-Z]+:.*") && !before.startsWith("#")) {
        undocumented.put(line, before);
      }
      before = line;
    }
    assertThat(undocumented).isEmpty();
  }

  private static void compare(String path, Map<?, ?> values, Map<?, ?> schema) throws IOException {
    Map<?, ?> properties = (Map<?, ?>) resolved(schema).get("properties");
    if (properties == null) {
      return;
    }
    for (Map.Entry<?, ?> value : values.entrySet()) {
      String here = path + "." + value.getKey();
      assertThat(keys(properties)).as(here).contains(value.getKey().toString());
      if (value.getValue() instanceof Map<?, ?> map) {
        compare(here, map, (Map<?, ?>) properties.get(value.getKey()));
      }
    }
  }

  private static void walk(String path, Object node, List<String> open) {
    if (node instanceof List<?> list) {
      list.forEach(item -> walk(path + "[]", item, open));
    } else if (node instanceof Map<?, ?> map) {
      boolean isObject = "object".equals(map.get("type"));
      Object additional = map.get("additionalProperties");
      boolean typed = additional instanceof Map<?, ?> all && all.containsKey("type");
      if (isObject && !Boolean.FALSE.equals(additional) && !typed) {
        open.add(path);
      }
      map.forEach((key, value) -> walk(path + "/" + key, value, open));
    }
  }

  private static Map<?, ?> resolved(Map<?, ?> schema) throws IOException {
    Object reference = schema.get("$ref");
    if (reference == null) {
      return schema;
    }
    Map<?, ?> definitions = (Map<?, ?>) schema().get("definitions");
    return (Map<?, ?>) definitions.get(reference.toString().replace("#/definitions/", ""));
  }

  private static Map<?, ?> schema() throws IOException {
    return new Gson().fromJson(Files.readString(SCHEMA), Map.class);
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(Object::toString).toList();
  }
}
