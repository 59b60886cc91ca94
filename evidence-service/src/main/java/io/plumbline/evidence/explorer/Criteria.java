package io.plumbline.evidence.explorer;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.platform.paging.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a filter asks for, as conditions on a bin {@code b} and on a finding {@code f}. */
final class Criteria {

  /** Fields whose other values a reader may turn to, in their order. */
  static final List<String> FACETS =
      List.of(
          "workload",
          "source",
          "severity",
          "observation",
          "lifecycle",
          "decision",
          "class",
          "rule",
          "account",
          "region");

  /** Fields a list can be filtered by. */
  static final Set<String> FIELDS =
      Set.of(
          "workload",
          "source",
          "severity",
          "observation",
          "lifecycle",
          "decision",
          "class",
          "rule",
          "account",
          "region",
          "concept",
          "practice",
          "routed",
          "mapped",
          "resource",
          "resource_prefix",
          "scan",
          "outcome");

  private static final String NEVER = "false";
  private static final String RULES = "select m.rule from (" + Mapping.IN_FORCE + ") m";

  private final Filter filter;
  private final Sight sight;
  private final String @Nullable [] rules;
  private final Parameters parameters;

  /**
   * The criteria of one statement.
   *
   * @param rules those that speak to the practice asked for; null when none is asked for
   */
  Criteria(Filter filter, Sight sight, String @Nullable [] rules, Parameters parameters) {
    this.filter = filter;
    this.sight = sight;
    this.rules = rules;
    this.parameters = parameters;
  }

  /** Conditions by the facet that lifts them; only those that are asked for. */
  Map<String, String> facets() {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (String field : FACETS) {
      value(field, value -> conditions.put(field, equal(field, value)));
    }
    value(
        "routed",
        value ->
            conditions.merge(
                "workload",
                "(b.workloads <> '{}')::text = " + parameters.add(value),
                (one, other) -> one + " and " + other));
    return conditions;
  }

  /**
   * What was decided of the findings of a bin, for the viewer: what its source mutes stays muted.
   */
  String decision() {
    return "case when b.decision = 'NONE' and "
        + sight.accepts(parameters)
        + " then 'RISK_ACCEPTED' else b.decision end";
  }

  private String equal(String field, String value) {
    if (field.equals("decision")) {
      return decision() + " = " + parameters.add(bare(field, value));
    }
    if (!field.equals("workload")) {
      return "b." + field + " = " + parameters.add(bare(field, value));
    }
    String workload = bare(field, value);
    return sight.sees(workload) ? parameters.add(workload) + " = any(b.workloads)" : NEVER;
  }

  /** The conditions on a bin that no facet lifts. */
  String rest() {
    StringBuilder rest = new StringBuilder(sight.condition(parameters));
    if (rules != null) {
      rest.append(" and b.rule = any(").append(parameters.add(rules)).append("::text[])");
    }
    value(
        "mapped",
        value ->
            rest.append(" and (b.rule in (" + RULES + "))::text = ").append(parameters.add(value)));
    return rest.toString();
  }

  /** All conditions on a bin. */
  String bin() {
    StringBuilder all = new StringBuilder(rest());
    facets().values().forEach(condition -> all.append(" and ").append(condition));
    return all.toString();
  }

  /** The conditions on a finding. */
  String finding() {
    StringBuilder all = new StringBuilder("true");
    value("resource", v -> all.append(" and f.resource = ").append(parameters.add(v)));
    value(
        "resource_prefix",
        v -> all.append(" and starts_with(f.resource, ").append(parameters.add(v)).append(")"));
    return all.toString();
  }

  private void value(String field, Consumer<String> use) {
    filter.value(field).ifPresent(use);
  }

  Optional<String> resourceStart() {
    return filter.value("resource").or(() -> filter.value("resource_prefix"));
  }

  boolean wholeResource() {
    return filter.value("resource").isPresent();
  }

  /** The scan asked for; one that can not be when it is no UUID. */
  Optional<UUID> scan() {
    return filter.value("scan").map(value -> uuid(bare("scan", value)));
  }

  Optional<String> outcome() {
    return filter.value("outcome");
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  static String bare(String field, String value) {
    String name = field + "s/";
    String word = (field.equals("class") ? "FINDING_CLASS" : field.toUpperCase(Locale.ROOT)) + "_";
    return value.startsWith(name)
        ? value.substring(name.length())
        : value.startsWith(word) ? value.substring(word.length()) : value;
  }
}
