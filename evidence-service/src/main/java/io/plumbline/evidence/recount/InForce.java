package io.plumbline.evidence.recount;

import io.plumbline.evidence.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * What numbers are counted by: the tables {@code mapping_in_force} and {@code ttl_in_force}.
 * Callers hold the tenant's lock alone and count what they touch in the same transaction.
 */
final class InForce {

  private static final String DIFFERENT =
      """
      with f as (%s), p as (%s)
      select distinct concept from (
        (select * from f except select * from p) union all
        (select * from p except select * from f)) d
      order by concept\
      """
          .formatted(Mapping.IN_FORCE, Mapping.PUBLISHED);

  private static final String ADOPT_MAPPING =
      """
      with p as (select rule, concept from (%s) p where $2 in (concept, '')),
      gone as (
        delete from mapping_in_force m where tenant = $1 and $2 in (concept, '')
          and not exists (select 1 from p where p.rule = m.rule and p.concept = m.concept))
      insert into mapping_in_force (tenant, rule, concept) select $1, rule, concept from p
      on conflict do nothing\
      """
          .formatted(Mapping.PUBLISHED);

  /** Where the policy says nothing of a concept, the default holds for it. */
  private static final String ADOPT_TTL =
      """
      with p as (select kind, seconds from freshness_ttl where tenant = $1 and concept = $2),
      gone as (
        delete from ttl_in_force t where tenant = $1 and concept = $2
          and not exists (select 1 from p where p.kind = t.kind))
      insert into ttl_in_force (tenant, kind, concept, seconds)
      select $1, kind, $2, seconds from p
      on conflict (tenant, kind, concept) do update set seconds = excluded.seconds\
      """;

  private static final String RAISE =
      "insert into counting (tenant, version) values ($1, 1)"
          + " on conflict (tenant) do update set version = counting.version + 1";

  private InForce() {}

  /** The concepts some rule of which counts by what is published and not now, or the reverse. */
  static Uni<List<String>> different(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(DIFFERENT)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              List<String> concepts = new ArrayList<>();
              rows.forEach(row -> concepts.add(row.getString(0)));
              return concepts;
            });
  }

  /** Takes over the whole published mapping; for a tenant of which nothing is stored. */
  static Uni<Void> adoptMapping(SqlConnection connection, String tenant) {
    return run(connection, ADOPT_MAPPING, Tuple.of(tenant, ""))
        .chain(() -> raise(connection, tenant));
  }

  /** Takes over the published mapping and the policy's times for one concept. */
  static Uni<Void> adopt(SqlConnection connection, String tenant, String concept) {
    return run(connection, ADOPT_MAPPING, Tuple.of(tenant, concept))
        .chain(() -> run(connection, ADOPT_TTL, Tuple.of(tenant, concept)))
        .chain(() -> raise(connection, tenant));
  }

  /** Has writers read anew what is in force. */
  static Uni<Void> raise(SqlConnection connection, String tenant) {
    return run(connection, RAISE, Tuple.of(tenant));
  }

  private static Uni<Void> run(SqlConnection connection, String sql, Tuple tuple) {
    return connection.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
