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

  /** Rules and concepts as the numbers of the tenant {@code $1} are counted. */
  public static final String IN_FORCE =
      "select rule, concept from mapping_in_force where tenant = $1";

  /** Rules and concepts as published last, built-in and the tenant's own ones together. */
  public static final String PUBLISHED =
      """
      select distinct m.rule, m.concept
      from mapping_set s
      join mapped_rule m
        on m.tenant = s.tenant and m.scanner = s.scanner and m.revision = s.revision
      where s.tenant in ($1, '*')\
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
}
