package io.plumbline.catalog.mapping;

import io.plumbline.catalog.document.Sha256;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one scanner's rules check.
 *
 * @param product the scanner, for example {@code prowler}; the first part of a rule's name
 * @param trust who says so
 * @param how where the table comes from
 * @param concepts for every rule, without the product, the AWS slugs it checks
 */
public record RuleTable(
    String product, Trust trust, String how, SortedMap<String, List<String>> concepts) {

  public RuleTable {
    SortedMap<String, List<String>> copy = new TreeMap<>();
    concepts.forEach((rule, slugs) -> copy.put(rule, List.copyOf(slugs)));
    concepts = Collections.unmodifiableSortedMap(copy);
  }

  /** Who made the table. */
  public enum Trust {
    /** The scanner's own publisher. */
    PUBLISHED,
    /** Derived from other tables. */
    DERIVED
  }

  /** The table as text: a line for every rule, its concepts behind it. */
  private String text() {
    StringBuilder text = new StringBuilder(product).append('\n').append(trust).append('\n');
    concepts.forEach((rule, slugs) -> text.append(rule).append(' ').append(slugs).append('\n'));
    return text.toString();
  }

  /** SHA-256 over the table's text, lower-case hex. */
  public String hash() {
    return Sha256.hex(text());
  }

  /** The rule with its scanner, as findings name it. */
  public String qualified(String rule) {
    return product + ":" + rule;
  }

  /** Every concept that at least one rule of the tables checks. */
  public static Set<String> reached(Collection<RuleTable> tables) {
    return tables.stream()
        .map(RuleTable::concepts)
        .map(Map::values)
        .flatMap(Collection::stream)
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
