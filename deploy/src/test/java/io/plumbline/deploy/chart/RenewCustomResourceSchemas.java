package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Not a test by its name, so that no build runs it. Trims the definitions below a folder to the
 * schemas that are kept: {@code ./mvnw -pl deploy test -Dtest=RenewCustomResourceSchemas
 * -Ddefinitions=/folder}. A definition is a CustomResourceDefinition in YAML, or a JSON schema that
 * lies as {@code group/kind_version.json} already.
 */
@EnabledIfSystemProperty(named = "definitions", matches = ".+")
class RenewCustomResourceSchemas {
  private static final int DEFINITION_BYTES = 8 << 20;

  /** What a check does not read. */
  private static final Set<String> WORDS =
      Set.of(
          "description",
          "x-kubernetes-validations",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-map-type");

  @Test
  void renew() throws IOException {
    Path folder = Path.of(System.getProperty("definitions"));
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String text = Files.readString(file);
      if (file.toString().endsWith(".json")) {
        write(folder.relativize(file).toString(), JsonParser.parseString(text).getAsJsonObject());
      } else {
        definition(text);
      }
    }
  }

  private static void definition(String text) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(DEFINITION_BYTES);
    Object yaml = new Yaml(new SafeConstructor(options)).load(text);
    JsonObject spec = new Gson().toJsonTree(yaml).getAsJsonObject().getAsJsonObject("spec");
    String group = spec.get("group").getAsString();
    String kind = spec.getAsJsonObject("names").get("kind").getAsString();
    for (JsonElement each : spec.getAsJsonArray("versions")) {
      JsonObject version = each.getAsJsonObject();
      if (version.get("storage").getAsBoolean()) {
        String api = group + "/" + version.get("name").getAsString();
        write(
            CustomResources.file(api, kind),
            version.getAsJsonObject("schema").getAsJsonObject("openAPIV3Schema"));
      }
    }
  }

  private static void write(String file, JsonObject schema) throws IOException {
    JsonObject trimmed = trim(schema, false).getAsJsonObject();
    trimmed.getAsJsonObject("properties").remove("status");
    for (String field : List.of("apiVersion", "kind", "metadata")) {
      trimmed.getAsJsonObject("properties").add(field, new JsonObject());
    }
    Path target = CustomResources.SCHEMAS.resolve(file);
    Files.createDirectories(target.getParent());
    Files.writeString(target, trimmed + "\n");
  }

  /** A field of the resource may be named like a word of the schema: {@code fields} tells. */
  private static JsonElement trim(JsonElement schema, boolean fields) {
    if (schema instanceof JsonArray array) {
      JsonArray trimmed = new JsonArray();
      array.forEach(element -> trimmed.add(trim(element, false)));
      return trimmed;
    }
    if (schema instanceof JsonObject object) {
      JsonObject trimmed = new JsonObject();
      object
          .asMap()
          .forEach(
              (name, value) -> {
                if (fields || !WORDS.contains(name)) {
                  trimmed.add(name, trim(value, !fields && name.equals("properties")));
                }
              });
      return trimmed;
    }
    return schema;
  }
}
