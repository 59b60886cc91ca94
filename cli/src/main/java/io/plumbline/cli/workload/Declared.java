package io.plumbline.cli.workload;

import io.plumbline.cli.workload.Problem.Place;
import io.plumbline.proto.assessment.v1.Workload;
import java.util.Map;
import java.util.Objects;

/**
 * A workload as a file says it.
 *
 * @param id last segment of its name
 * @param archived whether it is to be out of use
 * @param places where each of its values stands, by the path the contract gives it, for example
 *     {@code scope_rules[0].regions}; the empty path is the workload itself
 */
record Declared(String id, Workload workload, boolean archived, Map<String, Place> places) {

  Declared {
    places = Map.copyOf(places);
  }

  /** Where the value of this path stands, or what it is a part of. */
  Place place(String path) {
    String at = path;
    while (!at.isEmpty() && !places.containsKey(at)) {
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return Objects.requireNonNullElse(places.get(at), new Place(1, 1));
  }

  String name() {
    return workload.getName();
  }
}
