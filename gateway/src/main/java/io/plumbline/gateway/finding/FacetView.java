package io.plumbline.gateway.finding;

import io.plumbline.gateway.evidence.Axes;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.evidence.v1.FindingFacet;
import io.plumbline.proto.evidence.v1.FindingFacetValue;
import io.plumbline.proto.evidence.v1.FindingFacets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the facets of the explorer. */
final class FacetView {
  private static final int SHOWN = 12;
  private static final Set<String> WORDS =
      Set.of("severity", "observation", "lifecycle", "decision", "class", "outcome");
  private static final Set<String> OPEN =
      Set.of("workload", "severity", "observation", "lifecycle", "rule");

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("workload", "Workload"),
          Map.entry("practice", "Practice"),
          Map.entry("concept", "Concept"),
          Map.entry("rule", "Rule"),
          Map.entry("severity", "Severity"),
          Map.entry("observation", "Observed"),
          Map.entry("lifecycle", "Life"),
          Map.entry("decision", "Decision"),
          Map.entry("class", "Kind"),
          Map.entry("source", "Source"),
          Map.entry("account", "Account"),
          Map.entry("region", "Region"),
          Map.entry("routed", "Workload"),
          Map.entry("mapped", "Rule"),
          Map.entry("scan", "Scan"),
          Map.entry("outcome", "In that scan"),
          Map.entry("q", "Resource starts with"));

  private FacetView() {}

  /** Those that can narrow the list, or do. */
  static List<Facet> of(Explored explored, FindingFacets counted) {
    return counted.getFacetsList().stream()
        .filter(facet -> facet.getValuesCount() > 1 || chosen(explored, facet.getField()))
        .map(facet -> facet(explored, facet))
        .toList();
  }

  static String label(String name) {
    return LABELS.getOrDefault(name, name);
  }

  /** A value as people read it. */
  static String value(String name, String value) {
    return switch (name) {
      case "routed" -> value.equals("true") ? "any" : "none: unrouted";
      case "mapped" -> value.equals("true") ? "mapped" : "not mapped";
      case "practice" -> last(value).toUpperCase(Locale.ROOT);
      case "scan" -> last(value);
      default -> WORDS.contains(name) ? Axes.word(value) : value;
    };
  }

  private static boolean chosen(Explored explored, String field) {
    return !explored.address().value(field).isEmpty()
        || field.equals("workload") && !explored.address().value("routed").isEmpty();
  }

  private static Facet facet(Explored explored, FindingFacet facet) {
    String field = facet.getField();
    List<Facet.Value> values =
        facet.getValuesList().stream()
            .limit(SHOWN)
            .filter(value -> !value.getValue().isEmpty() || field.equals("workload"))
            .map(value -> value(explored, field, value))
            .toList();
    int more = facet.getValueCount() - Math.min(SHOWN, facet.getValuesCount());
    return new Facet(
        field,
        label(field),
        values,
        more > 0 ? "and " + Figures.whole(more) + " more" : "",
        OPEN.contains(field) || chosen(explored, field));
  }

  private static Facet.Value value(Explored explored, String field, FindingFacetValue counted) {
    boolean unrouted = field.equals("workload") && counted.getValue().isEmpty();
    String name = unrouted ? "routed" : field;
    String value = unrouted ? "false" : counted.getValue();
    boolean chosen = explored.address().value(name).equals(value);
    return new Facet.Value(
        "facet-" + name + "-" + value.replaceAll("[^A-Za-z0-9_-]", "-"),
        unrouted ? "Unrouted" : value(field, value),
        !WORDS.contains(field) && !unrouted,
        Figures.whole(counted.getCount()),
        explored.href(name, chosen ? "" : value),
        chosen);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
