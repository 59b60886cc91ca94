package io.plumbline.evidence.explorer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts by every facet in one pass over the bins. A bin that fails one facet's condition counts
 * for that facet alone, one that fails two for none: the mask says which it failed.
 */
final class FacetQuery {

  private final Map<String, Integer> bits = new HashMap<>();
  private final String sql;

  FacetQuery(Criteria criteria, Walk walk) {
    String rest = criteria.rest();
    List<String> misses = new ArrayList<>(List.of("0"));
    criteria
        .facets()
        .forEach(
            (field, condition) -> {
              int bit = 1 << bits.size();
              bits.put(field, bit);
              misses.add("case when " + condition + " then 0 else " + bit + " end");
            });
    Optional<String> walked = walk.met();
    String met =
        walked
            .map(
                rows ->
                    "(select f.bin, count(*) as met from (%s) f where %s group by f.bin) w"
                            .formatted(rows, criteria.finding())
                        + " join finding_bin b on b.tenant = $1 and b.id = w.bin")
            .orElse("finding_bin b");
    sql =
        """
        select mask, source, severity, observation, lifecycle, decision, class, rule, account,
          region, workloads, grouping(source, rule, account, region, workloads) as absent,
          sum(findings)::bigint as findings
        from (select b.source, b.severity, b.observation, b.lifecycle, %s as decision, b.class, b.rule,
            b.account, b.region, b.workloads, %s as findings, %s as mask
          from %s where b.tenant = $1 and %s) as counted
        where mask & (mask - 1) = 0
        group by grouping sets (
          (mask, source, severity, observation, lifecycle, decision, class),
          (mask, rule), (mask, account), (mask, region), (mask, workloads))\
        """
            .formatted(
                criteria.decision(),
                walked.isPresent() ? "w.met" : "b.n",
                String.join(" + ", misses),
                met,
                rest);
  }

  String sql() {
    return sql;
  }

  /** The bit of each facet that is filtered by. */
  Map<String, Integer> bits() {
    return bits;
  }
}
