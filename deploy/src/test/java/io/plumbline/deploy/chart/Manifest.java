package io.plumbline.deploy.chart;

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

  @Override
  public String toString() {
    return kind() + "/" + name();
  }
}
