package io.plumbline.gateway.finding;

import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Filters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the explorer shows, as its address says it.
 *
 * @param address with one parameter for each condition, and {@code page}
 */
record Explored(Address address) {
  static final String PATH = "/evidence/findings";
  static final String PAGE = "page";

  /** The parameters of the address that are conditions, with their field in the filter. */
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    for (String field :
        List.of(
            "workload",
            "practice",
            "concept",
            "rule",
            "severity",
            "observation",
            "lifecycle",
            "decision",
            "class",
            "source",
            "account",
            "region",
            "routed",
            "mapped",
            "scan",
            "outcome")) {
      FIELDS.put(field, field);
    }
    FIELDS.put("q", "resource_prefix");
  }

  /** Reads an address; what it does not know it leaves out. */
  static Explored of(Function<String, @Nullable String> parameters) {
    Map<String, String> said = new LinkedHashMap<>();
    FIELDS.keySet().forEach(name -> said.put(name, given(parameters, name).strip()));
    said.put(PAGE, given(parameters, PAGE));
    return new Explored(new Address(PATH, said));
  }

  private static String given(Function<String, @Nullable String> parameters, String name) {
    String value = parameters.apply(name);
    return value == null ? "" : value;
  }

  String filter() {
    Map<String, String> conditions = new LinkedHashMap<>();
    FIELDS.forEach((name, field) -> conditions.put(field, address.value(name)));
    return Filters.of(conditions);
  }

  /** The conditions, without the page. */
  Map<String, String> conditions() {
    return address.with(PAGE, "").parameters();
  }

  /** The first page with another value of one condition; without it when the value is empty. */
  String href(String name, String value) {
    Address first = address.with(PAGE, "");
    String other =
        switch (name) {
          case "scan" -> value.isEmpty() ? "outcome" : "";
          case "workload" -> "routed";
          case "routed" -> "workload";
          default -> "";
        };
    return (other.isEmpty() ? first : first.with(other, "")).with(name, value).href();
  }

  /** The same at another page; empty when there is none. */
  String page(String token) {
    return token.isEmpty() ? "" : address.with(PAGE, token).href();
  }

  boolean isFiltered() {
    return !conditions().isEmpty();
  }
}
