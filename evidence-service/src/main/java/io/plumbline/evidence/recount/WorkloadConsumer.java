package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Scope;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Membership;
import io.plumbline.platform.messaging.EventHandler;
import io.plumbline.platform.messaging.ReceivedEvent;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.Workload;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Keeps the copy of the workloads. A changed scope holds for new findings from this transaction on;
 * those that are stored are routed anew by a recount, whose first step is taken here, so that a
 * small tenant is done at once.
 */
@ApplicationScoped
public class WorkloadConsumer implements EventHandler {

  private static final String UPSERT =
      """
      insert into workload (tenant, id, version, accounts, regions, restricted, members, scope,
        archived, scope_version)
      values ($1, $2, $3::bigint, $4, $5, $6, $7, $8, $9, case when $10 then $3::bigint else 0 end)
      on conflict (tenant, id) do update set version = excluded.version,
        accounts = excluded.accounts, regions = excluded.regions,
        restricted = excluded.restricted, members = excluded.members, scope = excluded.scope,
        archived = excluded.archived,
        scope_version = greatest(workload.scope_version, excluded.scope_version)\
      """;

  private final RerouteStep reroute;
  private final Clock clock;

  @Inject
  public WorkloadConsumer(RerouteStep reroute, Clock clock) {
    this.reroute = reroute;
    this.clock = clock;
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
    Scope scope = Scope.of(changed.getWorkload());
    return Locks.alone(connection, event.tenant())
        .chain(() -> Workloads.scope(connection, event.tenant(), scope.workload()))
        .chain(
            known -> {
              if (known.isPresent() && known.get().version() >= changed.getVersion()) {
                return Uni.createFrom().voidItem();
              }
              List<?> before = known.<List<?>>map(k -> k.scope().rules()).orElse(List.of());
              return take(connection, event.tenant(), changed, !scope.rules().equals(before));
            });
  }

  private Uni<Void> take(
      SqlConnection connection, String tenant, WorkloadChanged changed, boolean moved) {
    Scope scope = Scope.of(changed.getWorkload());
    Uni<Void> taken =
        connection
            .preparedQuery(UPSERT)
            .execute(row(tenant, changed, scope).addBoolean(moved))
            .replaceWithVoid();
    return moved
        ? taken.chain(() -> reroute(connection, tenant, scope.workload(), changed.getVersion()))
        : taken;
  }

  private Uni<Void> reroute(
      SqlConnection connection, String tenant, String workload, long version) {
    Instant now = clock.instant();
    Recount recount = Recount.reroute(Uuid7.at(now), workload, version);
    return Recounts.open(connection, tenant, recount, now)
        .chain(() -> reroute.run(connection, tenant, recount))
        .replaceWithVoid();
  }

  private static Tuple row(String tenant, WorkloadChanged changed, Scope scope) {
    Workload workload = changed.getWorkload();
    return Tuple.of(tenant, scope.workload(), changed.getVersion())
        .addArrayOfString(workload.getAccountsList().toArray(String[]::new))
        .addArrayOfString(workload.getRegionsList().toArray(String[]::new))
        .addBoolean(workload.getVisibility() == Workload.Visibility.VISIBILITY_RESTRICTED)
        .addArrayOfString(
            Membership.keys(workload.getGroupsList(), workload.getUsersList())
                .toArray(String[]::new))
        .addJsonArray(scope.json())
        .addBoolean(workload.hasArchiveTime());
  }
}
