package io.plumbline.evidence.mapping;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The concepts each rule speaks to, as the tenant's numbers are counted. */
public final class Mapping {

  /** Rules and concepts in force for the tenant {@code $1}, built-in and own ones together. */
  public static final String IN_FORCE =
      """
      select distinct m.rule, m.concept
      from mapping_applied a
      join mapped_rule m
        on m.tenant = a.owner and m.scanner = a.scanner and m.revision = a.revision
      where a.tenant = $1\
      """;

  private final Map<String, Set<String>> concepts;

  Mapping(Map<String, Set<String>> concepts) {
    this.concepts = concepts;
  }

  /** What is in force for the tenant. */
  public static Uni<Mapping> of(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(IN_FORCE)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              Map<String, Set<String>> concepts = new HashMap<>();
              for (Row row : rows) {
                concepts
                    .computeIfAbsent(row.getString(0), rule -> new HashSet<>())
                    .add(row.getString(1));
              }
              return new Mapping(concepts);
            });
  }

  /** The concepts of a rule; none when no mapping set knows it. */
  public Set<String> concepts(String rule) {
    return concepts.getOrDefault(rule, Set.of());
  }

  /** The concepts for which some rule counts here and not there, or there and not here. */
  public Set<String> differences(Mapping other) {
    Set<String> rules = new HashSet<>(concepts.keySet());
    rules.addAll(other.concepts.keySet());
    Set<String> touched = new HashSet<>();
    for (String rule : rules) {
      Set<String> here = concepts(rule);
      Set<String> there = other.concepts(rule);
      here.stream().filter(concept -> !there.contains(concept)).forEach(touched::add);
      there.stream().filter(concept -> !here.contains(concept)).forEach(touched::add);
    }
    return touched;
  }
}
