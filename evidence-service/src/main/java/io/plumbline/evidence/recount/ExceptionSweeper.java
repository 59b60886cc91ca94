package io.plumbline.evidence.recount;

import io.plumbline.evidence.routing.Locks;
import io.plumbline.platform.persistence.TenantPool;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
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

  private static final String UNKNOWN =
      "select r.tenant, r.workload from rollup r where r.accepted_write = 0 and r.kind = 'SCANNER'"
          + " and exists (select 1 from selector_exception e where e.tenant = r.tenant"
          + " and e.workload = r.workload and e.in_force)"
          + " group by r.tenant, r.workload limit 100";

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
    return each(
        system.preparedQuery(DUE).execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC))),
        marking::end);
  }

  /** Brings exceptions to what pods of the first release write during and after a roll. */
  @Scheduled(
      every = "${plumbline.evidence.exception-heal:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> heal() {
    return each(system.preparedQuery(UNKNOWN).execute(), marking::heal);
  }

  private interface Work {
    Uni<Void> on(SqlConnection connection, String tenant, String workload);
  }

  private Uni<Void> each(Uni<RowSet<Row>> workloads, Work work) {
    return workloads
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(row -> alone(row.getString(0), row.getString(1), work))
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> alone(String tenant, String workload, Work work) {
    return tenants
        .in(
            tenant,
            connection ->
                Locks.alone(connection, tenant).chain(() -> work.on(connection, tenant, workload)))
        .replaceWith(true);
  }
}
