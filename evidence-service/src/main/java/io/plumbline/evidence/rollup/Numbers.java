package io.plumbline.evidence.rollup;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is told of a concept, to tell whether it changed.
 *
 * @param counts the six numbers, fresh ones first
 * @param accepted how many failing items each exception covers
 */
public record Numbers(List<Long> counts, Map<UUID, Long> accepted) {

  /** Nothing counts. */
  static final Numbers NONE = new Numbers(List.of(0L, 0L, 0L, 0L, 0L, 0L), Map.of());

  public Numbers {
    counts = List.copyOf(counts);
    accepted = Map.copyOf(accepted);
  }

  /** From the column {@code accepted}. */
  public static Map<UUID, Long> accepted(JsonObject json) {
    Map<UUID, Long> accepted = new TreeMap<>();
    json.fieldNames().forEach(id -> accepted.put(UUID.fromString(id), json.getLong(id)));
    return accepted;
  }

  /** For the column {@code accepted}. */
  static String json(Map<UUID, Long> accepted) {
    JsonObject json = new JsonObject();
    accepted.forEach((id, count) -> json.put(id.toString(), count));
    return json.encode();
  }
}
