package io.plumbline.evidence.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Times in replies that were recorded by a tool: either a text or number, or an object with the
 * parts of a Python datetime in UTC.
 */
public final class Recorded {

  private Recorded() {}

  /** The time as text, empty when there is none. */
  public static String time(List<Fields.Entry> entries) {
    if (entries.isEmpty()) {
      return "";
    }
    Map<String, String> parts = new HashMap<>();
    entries.forEach(entry -> parts.put(entry.path(), entry.value()));
    String whole = parts.get("");
    if (whole != null) {
      return whole;
    }
    return "%s-%s-%sT%s:%s:%s.%sZ"
        .formatted(
            part(parts, "year", 4),
            part(parts, "month", 2),
            part(parts, "day", 2),
            part(parts, "hour", 2),
            part(parts, "minute", 2),
            part(parts, "second", 2),
            part(parts, "microsecond", 6));
  }

  private static String part(Map<String, String> parts, String name, int digits) {
    String text = parts.getOrDefault(name, "0");
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
