package io.plumbline.gateway.listing;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the filters of the contracts. */
public final class Filters {
  private Filters() {}

  /** Conditions joined by AND. */
  public static String of(Map<String, String> conditions) {
    return conditions.entrySet().stream()
        .filter(condition -> !condition.getValue().isBlank())
        .map(condition -> condition.getKey() + " = " + quoted(condition.getValue()))
        .collect(Collectors.joining(" AND "));
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
