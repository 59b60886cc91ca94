package io.plumbline.evidence.recount;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.rollup.Kind;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;

/**
 * Moves the numbers of a tenant to the newest revisions of the mapping sets, in one transaction in
 * which no finding is written: what is counted always agrees with the mapping in force. Only
 * concepts some rule of which changed are counted anew.
 */
@ApplicationScoped
public class MappingCatchUp {

  private static final String BEHIND =
      """
      select 1 from mapping_set s
      left join mapping_applied a
        on a.tenant = $1 and a.owner = s.tenant and a.scanner = s.scanner
      where s.tenant in ($1, '*') and s.revision is distinct from a.revision
      limit 1\
      """;

  private static final String APPLY =
      """
      insert into mapping_applied (tenant, owner, scanner, revision)
      select $1, tenant, scanner, revision from mapping_set where tenant in ($1, '*')
      on conflict (tenant, owner, scanner) do update set revision = excluded.revision\
      """;

  private static final String TOUCHED =
      """
      select distinct k.workload, k.concept from (
        select workload, concept from rollup
        where tenant = $1 and kind = 'SCANNER' and concept = any($2)
        union
        select r.workload, m.concept from (%s) m
        join (select distinct workload, rule from finding_route where tenant = $1) r
          on r.rule = m.rule
        where m.concept = any($2)) k\
      """
          .formatted(Mapping.IN_FORCE);

  private final TenantPool tenants;
  private final RollupService rollups;

  @Inject
  public MappingCatchUp(TenantPool tenants, RollupService rollups) {
    this.tenants = tenants;
    this.rollups = rollups;
  }

  /** Brings one tenant up to date; costs one small query when it is. */
  public Uni<Void> of(String tenant) {
    return tenants
        .in(tenant, c -> c.preparedQuery(BEHIND).execute(Tuple.of(tenant)).map(r -> r.size() > 0))
        .chain(
            behind ->
                behind
                    ? tenants.in(tenant, connection -> apply(connection, tenant))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> apply(SqlConnection connection, String tenant) {
    return Locks.alone(connection, tenant)
        .chain(() -> Mapping.of(connection, tenant))
        .chain(
            before ->
                connection
                    .preparedQuery(APPLY)
                    .execute(Tuple.of(tenant))
                    .chain(() -> Mapping.of(connection, tenant))
                    .map(before::differences))
        .chain(concepts -> recount(connection, tenant, concepts));
  }

  private Uni<Void> recount(SqlConnection connection, String tenant, Set<String> concepts) {
    return connection
        .preparedQuery(TOUCHED)
        .execute(Tuple.of(tenant).addArrayOfString(concepts.toArray(String[]::new)))
        .chain(
            rows -> {
              Set<RollupKey> keys = new HashSet<>();
              rows.forEach(row -> keys.add(new RollupKey(row.getString(0), row.getString(1))));
              return rollups.recount(connection, tenant, Kind.SCANNER, keys);
            })
        .replaceWithVoid();
  }
}
