package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.tally.RuleTally;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Uuid7;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Has a tenant counted by the newest revisions of the mapping sets: at once when nothing is stored
 * of it, else by a recount of those concepts some rule of which differs. What was stored before
 * there was a tally is tallied on the way.
 */
@ApplicationScoped
public class MappingCatchUp {

  private static final String BEHIND =
      """
      select 1 from mapping_set s
      left join mapping_applied a
        on a.tenant = $1 and a.owner = s.tenant and a.scanner = s.scanner
      where s.tenant in ($1, '*') and (s.revision is distinct from a.revision
        or not exists (select 1 from counting where tenant = $1))
      limit 1\
      """;

  private static final String APPLY =
      """
      insert into mapping_applied (tenant, owner, scanner, revision)
      select $1, tenant, scanner, revision from mapping_set where tenant in ($1, '*')
      on conflict (tenant, owner, scanner) do update set revision = excluded.revision\
      """;

  private static final String TARGET =
      """
      select coalesce(string_agg(tenant || '/' || scanner || '@' || revision, ' '
        order by tenant, scanner), '') from mapping_set where tenant in ($1, '*')\
      """;

  private static final String UNDER_WAY =
      """
      select exists (select 1 from recount where tenant = $1 and kind = 'MAPPING'
          and finish_time is null and target = $2) as under_way,
        exists (select 1 from finding where tenant = $1) as stored,
        exists (select 1 from counting where tenant = $1) as counting\
      """;

  private final TenantPool tenants;
  private final Clock clock;

  @Inject
  public MappingCatchUp(TenantPool tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Starts what is to be done; costs one small query when that is nothing. */
  public Uni<Void> of(String tenant) {
    return tenants
        .in(tenant, c -> c.preparedQuery(BEHIND).execute(Tuple.of(tenant)).map(r -> r.size() > 0))
        .chain(
            behind ->
                behind
                    ? tenants.in(tenant, connection -> start(connection, tenant))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> start(SqlConnection connection, String tenant) {
    return Locks.alone(connection, tenant)
        .chain(() -> target(connection, tenant))
        .chain(
            target ->
                connection
                    .preparedQuery(UNDER_WAY)
                    .execute(Tuple.of(tenant, target))
                    .map(rows -> rows.iterator().next())
                    .chain(
                        row ->
                            row.getBoolean("under_way")
                                ? Uni.createFrom().voidItem()
                                : start(connection, tenant, target, row)));
  }

  private Uni<Void> start(SqlConnection connection, String tenant, String target, Row row) {
    if (!row.getBoolean("stored")) {
      return InForce.adoptMapping(connection, tenant).chain(() -> applied(connection, tenant));
    }
    Uni<Void> ready =
        row.getBoolean("counting")
            ? Uni.createFrom().voidItem()
            : RuleTally.rebuild(connection, tenant).chain(() -> InForce.raise(connection, tenant));
    return ready
        .chain(() -> InForce.different(connection, tenant))
        .chain(
            concepts ->
                concepts.isEmpty()
                    ? applied(connection, tenant)
                    : open(connection, tenant, target, concepts));
  }

  private Uni<Void> open(
      SqlConnection connection, String tenant, String target, List<String> concepts) {
    Instant now = clock.instant();
    UUID id = Uuid7.at(now);
    return Recounts.open(
        connection, tenant, Recount.ofConcepts(id, RecountKind.MAPPING, target, concepts), now);
  }

  /**
   * Ends a recount that counted all it was to. When newer sets were published meanwhile, it has not
   * led to what is wanted, and the next look finds what is left to do.
   */
  Uni<Boolean> reached(SqlConnection connection, String tenant, String target) {
    return target(connection, tenant)
        .chain(
            wanted ->
                wanted.equals(target)
                    ? applied(connection, tenant).replaceWith(true)
                    : Uni.createFrom().item(false));
  }

  private static Uni<String> target(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(TARGET)
        .execute(Tuple.of(tenant))
        .map(rows -> rows.iterator().next().getString(0));
  }

  private static Uni<Void> applied(SqlConnection connection, String tenant) {
    return connection.preparedQuery(APPLY).execute(Tuple.of(tenant)).replaceWithVoid();
  }
}
