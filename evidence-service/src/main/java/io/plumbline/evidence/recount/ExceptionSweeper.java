package io.plumbline.evidence.recount;

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

/**
 * Ends exceptions by selector when their time is over, whether or not the assessment service says
 * so. What is due stands in the database, so nothing is missed by a service that was down at that
 * minute; where two replicas meet, the second finds it ended. A workload that fails holds up no
 * other.
 */
@ApplicationScoped
public class ExceptionSweeper {

  private static final String DUE =
      "select tenant, workload from selector_exception where in_force and expire_at <= $1"
          + " group by tenant, workload order by min(expire_at) limit 100";

  private final Pool system;
  private final TenantPool tenants;
  private final Marking marking;
  private final Clock clock;

  @Inject
  public ExceptionSweeper(
      @ReactiveDataSource("system") Pool system, TenantPool tenants, Marking marking, Clock clock) {
    this.system = system;
    this.tenants = tenants;
    this.marking = marking;
    this.clock = clock;
  }

  /** Ends what is due, workload by workload. */
  @Scheduled(
      every = "${plumbline.evidence.exception-sweep:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> sweep() {
    return system
        .preparedQuery(DUE)
        .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(this::end)
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> end(Row row) {
    String tenant = row.getString(0);
    String workload = row.getString(1);
    return tenants
        .in(
            tenant,
            connection ->
                Locks.alone(connection, tenant)
                    .chain(() -> marking.end(connection, tenant, workload)))
        .replaceWith(true);
  }
}
