package io.plumbline.evidence.recount;

import io.plumbline.evidence.rollup.Freshness;
import io.plumbline.evidence.rollup.Kind;
import io.plumbline.platform.persistence.Uuid7;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Starts to bring a changed freshness policy to what is stored. Concepts with numbers whose time
 * differs keep the old one until their turn; for all others the policy is in force at once.
 */
@ApplicationScoped
public class FreshnessChange {

  private static final String DIFFERENT =
      """
      with c as (
        select distinct concept from rollup where tenant = $1
        union select concept from freshness_ttl where tenant = $1 and concept <> ''
        union select concept from ttl_in_force where tenant = $1 and concept <> '')
      select concept from c where (%s, %s) is distinct from (%s, %s) order by concept\
      """
          .formatted(
              wanted(Kind.SCANNER), wanted(Kind.PERSON), now(Kind.SCANNER), now(Kind.PERSON));

  private static final String PIN =
      """
      insert into ttl_in_force (tenant, kind, concept, seconds)
      select $1, 'SCANNER', c.concept, %s from unnest($2::text[]) as c(concept)
      union all
      select $1, 'PERSON', c.concept, %s from unnest($2::text[]) as c(concept)
      on conflict do nothing\
      """
          .formatted(now(Kind.SCANNER), now(Kind.PERSON));

  private static final String CLEAR =
      "delete from ttl_in_force where tenant = $1 and concept <> all($2::text[])";

  private static final String ADOPT =
      """
      insert into ttl_in_force (tenant, kind, concept, seconds)
      select tenant, kind, concept, seconds from freshness_ttl
      where tenant = $1 and concept <> all($2::text[])\
      """;

  private final Clock clock;

  @Inject
  public FreshnessChange(Clock clock) {
    this.clock = clock;
  }

  private static String now(Kind kind) {
    return Freshness.seconds(kind, "c.concept");
  }

  private static String wanted(Kind kind) {
    return now(kind).replace("ttl_in_force", "freshness_ttl");
  }

  /**
   * Starts it, in the transaction that changed the policy and holds the tenant's lock alone.
   *
   * @return the name of the recount; empty when there is nothing to count
   */
  public Uni<String> start(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(DIFFERENT)
        .execute(Tuple.of(tenant))
        .map(
            rows -> {
              List<String> concepts = new ArrayList<>();
              rows.forEach(row -> concepts.add(row.getString(0)));
              return concepts;
            })
        .call(concepts -> takeOver(connection, tenant, concepts.toArray(String[]::new)))
        .chain(
            concepts ->
                concepts.isEmpty()
                    ? Uni.createFrom().item("")
                    : open(connection, tenant, concepts));
  }

  private static Uni<Void> takeOver(SqlConnection connection, String tenant, String[] different) {
    Tuple tuple = Tuple.of(tenant).addArrayOfString(different);
    return connection
        .preparedQuery(PIN)
        .execute(tuple)
        .chain(() -> connection.preparedQuery(CLEAR).execute(tuple))
        .chain(() -> connection.preparedQuery(ADOPT).execute(tuple))
        .chain(() -> InForce.raise(connection, tenant));
  }

  private Uni<String> open(SqlConnection connection, String tenant, List<String> concepts) {
    Instant now = clock.instant();
    UUID id = Uuid7.at(now);
    return Recounts.open(
            connection, tenant, Recount.ofConcepts(id, RecountKind.FRESHNESS, "", concepts), now)
        .replaceWith(RecountProtos.PREFIX + id);
  }
}
