package io.plumbline.assessment.offering;

import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.platform.persistence.TenantTransaction;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Hands what is offered to its heirs: workload by workload, each in its own transaction, those that
 * wait longest first, a few at a time. A change that reaches hundreds of workloads so never locks
 * more than those few. Where two replicas meet, the second finds nothing to change.
 */
@ApplicationScoped
public class HeirSweeper {

  private static final String DUE =
      """
      select tenant, workload from inheritance_due group by tenant, workload
      order by min(due_at), tenant, workload limit 500
      """;

  /** As many as leave connections to calls. */
  private static final int AT_A_TIME = 4;

  private final Pool system;
  private final TenantTransaction transaction;
  private final Taking taking;

  @Inject
  public HeirSweeper(
      @ReactiveDataSource("system") Pool system, TenantTransaction transaction, Taking taking) {
    this.system = system;
    this.transaction = transaction;
    this.taking = taking;
  }

  /** One round; what fails is tried again in the next. */
  @Scheduled(
      every = "${plumbline.assessment.heir-sweep:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return system
        .query(DUE)
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(this::settle)
        .collectFailures()
        .merge(AT_A_TIME)
        .onItem()
        .ignoreAsUni()
        .replaceWithVoid();
  }

  private Uni<Boolean> settle(Row row) {
    WorkloadKey workload = new WorkloadKey(row.getString(0), row.getString(1));
    return transaction
        .isolated(workload.tenant(), session -> taking.settle(session, workload))
        .replaceWith(true);
  }
}
