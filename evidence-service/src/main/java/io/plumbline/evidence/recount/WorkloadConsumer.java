package io.plumbline.evidence.recount;

import io.plumbline.evidence.mapping.Mapping;
import io.plumbline.evidence.rollup.Kind;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Scope;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the copy of the workloads. When the scope of one changes, the findings that are stored are
 * routed anew in the same transaction, by two statements and one count.
 */
@ApplicationScoped
public class WorkloadConsumer implements EventHandler {

  private static final String STORED =
      "select id, version, accounts, regions from workload where tenant = $1 and id = $2";

  private static final String UPSERT =
      """
      insert into workload (tenant, id, version, accounts, regions, restricted, groups)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (tenant, id) do update set version = excluded.version,
        accounts = excluded.accounts, regions = excluded.regions,
        restricted = excluded.restricted, groups = excluded.groups\
      """;

  private static final String HOLDS =
      "f.account = any($3::text[])"
          + " and (cardinality($4::text[]) = 0 or f.region = '' or f.region = any($4::text[]))"
          + " and f.only_workload in ('', $2)";

  private static final String LEAVE =
      "delete from finding_route r using finding f where r.tenant = $1 and r.workload = $2"
          + " and f.tenant = $1 and f.id = r.finding and not ("
          + HOLDS
          + ")";

  private static final String JOIN =
      "insert into finding_route (tenant, workload, rule, finding)"
          + " select f.tenant, $2, f.rule, f.id from finding f where f.tenant = $1 and "
          + HOLDS
          + " on conflict do nothing";

  private static final String CONCEPTS =
      "select concept from rollup where tenant = $1 and workload = $2 and kind = 'SCANNER'"
          + " union select m.concept from ("
          + Mapping.IN_FORCE
          + ") m where exists (select 1 from finding_route r where r.tenant = $1"
          + " and r.workload = $2 and r.rule = m.rule)";

  private final RollupService rollups;

  @Inject
  public WorkloadConsumer(RollupService rollups) {
    this.rollups = rollups;
  }

  @Override
  public String consumer() {
    return "evidence.workload";
  }

  @Override
  public Set<String> topics() {
    return Set.of("plumbline.assessment.workload.v1");
  }

  @Override
  public Uni<Void> handle(SqlConnection connection, ReceivedEvent event) {
    WorkloadChanged changed = event.payload(WorkloadChanged.parser());
    Workload workload = changed.getWorkload();
    String id = workload.getName().substring(Workloads.PREFIX.length());
    return Locks.alone(connection, event.tenant())
        .chain(() -> connection.preparedQuery(STORED).execute(Tuple.of(event.tenant(), id)))
        .chain(
            rows -> {
              Row stored = rows.size() == 0 ? null : rows.iterator().next();
              if (stored != null && stored.getLong("version") >= changed.getVersion()) {
                return Uni.createFrom().voidItem();
              }
              Scope scope =
                  new Scope(
                      id,
                      Set.copyOf(workload.getAccountsList()),
                      Set.copyOf(workload.getRegionsList()));
              boolean same = stored != null && Workloads.scope(stored).equals(scope);
              return connection
                  .preparedQuery(UPSERT)
                  .execute(row(event.tenant(), id, changed.getVersion(), workload))
                  .chain(
                      () ->
                          same
                              ? Uni.createFrom().voidItem()
                              : reroute(connection, event.tenant(), scope));
            });
  }

  private Uni<Void> reroute(SqlConnection connection, String tenant, Scope scope) {
    return connection
        .preparedQuery(LEAVE)
        .execute(scope(tenant, scope))
        .chain(() -> connection.preparedQuery(JOIN).execute(scope(tenant, scope)))
        .chain(() -> connection.preparedQuery(CONCEPTS).execute(Tuple.of(tenant, scope.workload())))
        .chain(
            rows -> {
              Set<RollupKey> keys = new HashSet<>();
              rows.forEach(row -> keys.add(new RollupKey(scope.workload(), row.getString(0))));
              return rollups.recount(connection, tenant, Kind.SCANNER, keys);
            })
        .replaceWithVoid();
  }

  private static Tuple scope(String tenant, Scope scope) {
    return Tuple.of(tenant, scope.workload())
        .addArrayOfString(scope.accounts().toArray(String[]::new))
        .addArrayOfString(scope.regions().toArray(String[]::new));
  }

  private static Tuple row(String tenant, String id, long version, Workload workload) {
    List<String> groups = workload.getGroupsList();
    return Tuple.of(tenant, id, version)
        .addArrayOfString(workload.getAccountsList().toArray(String[]::new))
        .addArrayOfString(workload.getRegionsList().toArray(String[]::new))
        .addBoolean(workload.getVisibility() == Workload.Visibility.VISIBILITY_RESTRICTED)
        .addArrayOfString(groups.toArray(String[]::new));
  }
}
