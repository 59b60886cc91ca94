package io.plumbline.reporting.portfolio;

import java.util.Map;

/**
 * The order of a portfolio: by one value, then by name, both the same way round, so that a page
 * begins after a pair. A workload without a value counts as less than any that has one.
 *
 * @param text as the request has it
 * @param key SQL of the value
 * @param type its PostgreSQL type
 * @param descending whether the greatest comes first
 */
record Order(String text, String key, String type, boolean descending) {

  private static final Map<String, String> NUMBERS =
      Map.of(
          "proven", "a.proven_basis_points",
          "declared", "a.declared_basis_points",
          "contradicted", "a.practice_contradicted::integer",
          "high_risk", "a.high_risks::integer",
          "coverage", "a.coverage_basis_points");

  /** The order of a request whose syntax was checked by its contract. */
  static Order parse(String orderBy) {
    boolean descending = orderBy.endsWith(" desc");
    String field = descending ? orderBy.substring(0, orderBy.length() - 5) : orderBy;
    String number = NUMBERS.get(field);
    if (number != null) {
      return new Order(orderBy, "coalesce(" + number + ", -1)", "integer", descending);
    }
    String key = field.equals("name") ? "w.name" : "lower(w.display_name)";
    return new Order(orderBy, key, "text", descending);
  }

  /** Lets through what comes after the pair in $7 (absent for the first page) and $8. */
  String after() {
    return "($7::text is null or (%s, w.name) %s ($7::text::%s, $8::text))"
        .formatted(key, descending ? "<" : ">", type);
  }

  String by() {
    String direction = descending ? " desc" : "";
    return key + direction + ", w.name" + direction;
  }
}
