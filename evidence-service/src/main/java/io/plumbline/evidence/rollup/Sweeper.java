package io.plumbline.evidence.rollup;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.platform.persistence.TenantPool;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Turns evidence stale when its time is over. What is due stands in the database, so nothing is
 * missed by a service that was down at that minute. A workload that fails holds up no other.
 */
@ApplicationScoped
public class Sweeper {

  private static final String DUE =
      "select tenant, workload from rollup where next_expiry <= $1"
          + " group by tenant, workload order by min(next_expiry) limit 100";

  private final Pool system;
  private final TenantPool tenants;
  private final RollupService rollups;
  private final Clock clock;

  @Inject
  public Sweeper(
      @ReactiveDataSource("system") Pool system,
      TenantPool tenants,
      RollupService rollups,
      Clock clock) {
    this.system = system;
    this.tenants = tenants;
    this.rollups = rollups;
    this.clock = clock;
  }

  /** Counts anew what has expired, workload by workload. */
  @Scheduled(
      every = "${plumbline.evidence.sweep:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> sweep() {
    return system
        .preparedQuery(DUE)
        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(this::refresh)
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> refresh(Row row) {
    String tenant = row.getString(0);
    List<String> workloads = List.of(row.getString(1));
    return tenants
        .in(
            tenant,
            connection ->
                Locks.shared(connection, tenant)
                    .chain(() -> rollups.refresh(connection, tenant, workloads)))
        .replaceWith(true);
  }
}
