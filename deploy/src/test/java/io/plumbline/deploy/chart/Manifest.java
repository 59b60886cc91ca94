package io.plumbline.deploy.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One rendered object, read by paths such as {@code spec.template.spec.containers.0.image}. */
record Manifest(Map<?, ?> content) {

  String kind() {
    return text("kind");
  }

  String name() {
    return text("metadata.name");
  }

  String text(String path) {
    return String.valueOf(at(path));
  }

  /** The object at a path, by the names of its fields; empty without. */
  @SuppressWarnings("unchecked")
  Map<String, Object> map(String path) {
    return at(path) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  List<?> list(String path) {
    return at(path) instanceof List<?> list ? list : List.of();
  }

  Object at(String path) {
    Object here = content;
    for (String step : path.split("\\.")) {
      if (here instanceof Map<?, ?> map) {
        here = map.get(step);
      } else if (here instanceof List<?> list) {
        here = list.get(Integer.parseInt(step));
      } else {
        return "";
      }
    }
    return here;
  }

  /** The annotation of a name, which may hold dots; empty without. */
  String annotation(String name) {
    Object value = map("metadata.annotations").get(name);
    return value == null ? "" : value.toString();
  }

  /** Variables with a value of the first container of a pod. */
  Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Object entry : list("spec.containers.0.env")) {
      Manifest variable = new Manifest((Map<?, ?>) entry);
      if (variable.content().containsKey("value")) {
        variables.put(variable.text("name"), variable.text("value"));
      }
    }
    return variables;
  }

  /** The pod a Deployment or Job makes, under the name of its owner. */
  Manifest podOfTemplate() {
    Map<String, Object> metadata = new LinkedHashMap<>(map("spec.template.metadata"));
    metadata.put("name", name());
    return new Manifest(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Pod",
            "metadata",
            metadata,
            "spec",
            at("spec.template.spec")));
  }

  @Override
  public String toString() {
    return kind() + "/" + name();
  }
}
