package io.plumbline.evidence.explorer;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.rollup.Freshness;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.paging.Filter;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Builds the query of a list of findings: what the filter asks for, within what the viewer sees.
 */
final class FindingQuery {

  /** Fields a list can be filtered by. */
  static final Set<String> FIELDS =
      Set.of(
          "workload",
          "concept",
          "rule",
          "account",
          "region",
          "resource",
          "source",
          "scan",
          "observation",
          "lifecycle",
          "decision",
          "severity",
          "routed");

  private static final String ROUTE =
      "finding_route r where r.tenant = $1 and r.finding = f.id and r.rule = f.rule";

  private static final Map<String, String> PREFIXES =
      Map.of("workload", "workloads/", "source", "sources/", "scan", "scans/");

  private static final Map<String, String> CONDITIONS =
      Map.ofEntries(
          Map.entry(
              "workload",
              "f.id in (select finding from finding_route where tenant = $1 and workload = %s)"),
          Map.entry(
              "concept",
              "f.rule in (select rule from (" + Mapping.IN_FORCE + ") m where m.concept = %s)"),
          Map.entry("rule", "f.rule = %s"),
          Map.entry("account", "f.account = %s"),
          Map.entry("region", "f.region = %s"),
          Map.entry("resource", "f.resource = %s"),
          Map.entry("source", "f.source = %s"),
          Map.entry("scan", "f.scan::text = %s"),
          Map.entry("observation", "f.observation = %s"),
          Map.entry("lifecycle", "f.lifecycle = %s"),
          Map.entry("decision", "f.decision = %s"),
          Map.entry("severity", "f.severity = %s"),
          Map.entry("routed", "exists (select 1 from " + ROUTE + ")::text = %s"));

  private final List<Object> values = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  FindingQuery(Viewer viewer) {
    values.add(viewer.tenant());
    values.add(viewer.everything());
    values.add(viewer.groupArray());
    conditions.add("f.tenant = $1");
    conditions.add(
        "($2::boolean or exists (select 1 from workload w join finding_route r"
            + " on r.tenant = $1 and r.workload = w.id and r.rule = f.rule and r.finding = f.id"
            + " where w.tenant = $1 and "
            + Viewer.sees("$2", "$3")
            + "))");
  }

  FindingQuery where(Filter filter) {
    for (String field : FIELDS) {
      filter
          .value(field)
          .ifPresent(value -> and(CONDITIONS.getOrDefault(field, ""), value(field, value)));
    }
    return this;
  }

  FindingQuery named(UUID id) {
    return and("f.id = %s", id);
  }

  FindingQuery after(OffsetDateTime observedAt, UUID id) {
    values.add(observedAt);
    values.add(id);
    int n = values.size();
    conditions.add("(f.observed_at, f.id) < ($" + (n - 1) + ", $" + n + ")");
    return this;
  }

  private FindingQuery and(String condition, Object value) {
    values.add(value);
    conditions.add(condition.formatted("$" + values.size()));
    return this;
  }

  private static String value(String field, String value) {
    String prefix = PREFIXES.get(field);
    if (prefix != null) {
      return value.startsWith(prefix) ? value.substring(prefix.length()) : value;
    }
    String enumPrefix = field.toUpperCase(Locale.ROOT) + "_";
    return value.startsWith(enumPrefix) ? value.substring(enumPrefix.length()) : value;
  }

  /** The statement; {@code raw} only where it is asked for. */
  String sql(boolean raw, int limit) {
    return """
    select f.id, f.source, f.product, f.rule, f.account, f.region, f.resource,
      f.resource_type, f.observation, f.status_word, f.detail, f.lifecycle, f.decision,
      f.severity, f.class, f.tags, f.title, f.first_observed_at, f.observed_at, f.scan, %s as raw,
      f.observed_at + make_interval(secs => %s) as expire_time,
      array(select w.id from workload w join finding_route r on r.tenant = $1
        and r.workload = w.id and r.rule = f.rule and r.finding = f.id
        where w.tenant = $1 and %s order by w.id) as workloads,
      array(select m.concept from (%s) m where m.rule = f.rule order by 1) as concepts
    from finding f where %s
    order by f.observed_at desc, f.id desc limit %d\
    """
        .formatted(
            raw ? "f.raw" : "''::bytea",
            Freshness.ofRule("f.rule"),
            Viewer.sees("$2", "$3"),
            Mapping.IN_FORCE,
            String.join(" and ", conditions),
            limit);
  }

  Tuple tuple() {
    return Tuple.tuple(values);
  }
}
