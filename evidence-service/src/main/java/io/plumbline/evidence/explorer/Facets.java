package io.plumbline.evidence.explorer;

import io.plumbline.proto.evidence.v1.FindingFacet;
import io.plumbline.proto.evidence.v1.FindingFacetValue;
import io.plumbline.proto.evidence.v1.FindingFacets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums up what was counted. Pure: no database. */
final class Facets {

  private static final int MOST = 50;

  private static final Map<String, List<String>> ORDERED =
      Map.of(
          "severity", List.of("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNKNOWN"),
          "observation", List.of("FAIL", "WARN", "PASS", "UNKNOWN", "NOT_APPLICABLE"),
          "lifecycle", List.of("OPEN", "RESOLVED", "GONE"),
          "decision", List.of("NONE", "SUPPRESSED", "RISK_ACCEPTED"),
          "class", List.of("COMPLIANCE", "VULNERABILITY", "THREAT"));

  private final Map<String, Integer> bits;
  private final Map<String, Map<String, Long>> counts = new TreeMap<>();
  private long total;

  Facets(Map<String, Integer> bits) {
    this.bits = bits;
  }

  /**
   * Adds findings to one facet.
   *
   * @param mask the conditions they fail, 0 or one bit
   */
  void add(String field, Collection<String> values, int mask, long findings) {
    if (mask == 0 || mask == bits.getOrDefault(field, 0)) {
      Map<String, Long> byValue = counts.computeIfAbsent(field, key -> new TreeMap<>());
      values.forEach(value -> byValue.merge(value, findings, Long::sum));
    }
  }

  void total(int mask, long findings) {
    total += mask == 0 ? findings : 0;
  }

  FindingFacets toProto(boolean exact) {
    FindingFacets.Builder facets = FindingFacets.newBuilder().setTotalCount(total).setExact(exact);
    Criteria.FACETS.forEach(field -> facets.addFacets(facet(field)));
    return facets.build();
  }

  private FindingFacet facet(String field) {
    Map<String, Long> byValue = counts.getOrDefault(field, Map.of());
    List<String> order = ORDERED.getOrDefault(field, List.of());
    FindingFacet.Builder facet =
        FindingFacet.newBuilder().setField(field).setValueCount(byValue.size());
    byValue.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Long> e) -> order.indexOf(e.getKey()))
                .thenComparing(Map.Entry::getValue, Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .forEach(
            e ->
                facet.addValues(
                    FindingFacetValue.newBuilder().setValue(e.getKey()).setCount(e.getValue())));
    return facet.build();
  }
}
