package io.plumbline.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds custom resources against the schemas of their projects ({@code src/test/resources/crds}),
 * as strictly as {@code kubectl --validate=strict}: where a schema lists fields, a field that it
 * does not list fails, unless it says {@code x-kubernetes-preserve-unknown-fields}.
 */
final class CustomResources {
  static final Path SCHEMAS = Path.of("src", "test", "resources", "crds");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());

  private static final Map<Path, Schema> LOADED = new ConcurrentHashMap<>();

  private CustomResources() {}

  /** Fails unless there is a schema for the resource's kind and the resource fits it. */
  static void check(Manifest manifest) throws IOException {
    Path file = SCHEMAS.resolve(file(manifest.text("apiVersion"), manifest.kind()));
    assertThat(file).as("schema of %s", manifest).exists();
    Gson gson = new Gson();
    V1ObjectMeta.validateJsonElement(gson.toJsonTree(manifest.at("metadata")));
    List<Error> errors =
        LOADED
            .computeIfAbsent(file, CustomResources::load)
            .validate(gson.toJson(manifest.content()), InputFormat.JSON);
    assertThat(errors).as("%s", manifest).isEmpty();
  }

  /** Where the schema of a kind is: {@code group/kind_version.json}. */
  static String file(String apiVersion, String kind) {
    String[] words = apiVersion.split("/", 2);
    assertThat(words).as("an API group and a version: " + apiVersion).hasSize(2);
    return words[0] + "/" + kind.toLowerCase(Locale.ROOT) + "_" + words[1] + ".json";
  }

  private static Schema load(Path file) {
    try {
      JsonObject schema = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      close(schema);
      return REGISTRY.getSchema(schema.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object takes the fields that are listed and no others, if its schema says nothing else. */
  private static void close(JsonElement schema) {
    if (schema instanceof JsonArray array) {
      array.forEach(CustomResources::close);
    } else if (schema instanceof JsonObject object) {
      object.asMap().values().forEach(CustomResources::close);
      if (new JsonPrimitive("object").equals(object.get("type"))
          && !object.has("additionalProperties")
          && !object.has("x-kubernetes-preserve-unknown-fields")) {
        object.addProperty("additionalProperties", false);
      }
    }
  }
}
