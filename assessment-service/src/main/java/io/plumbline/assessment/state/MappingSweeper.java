package io.plumbline.assessment.state;

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
 * Scores anew the assessments whose verdicts rest on older mapping sets than are known: what was
 * untestable may now be testable. A built-in set concerns every tenant, so this can not be done in
 * the transaction that takes it in. Where two replicas meet, the second finds nothing to change.
 */
@ApplicationScoped
public class MappingSweeper {

  private static final String BEHIND =
      """
      select distinct a.tenant, a.workload from assessment a
      where a.mapped_at < (
        select max(m.recorded_at) from mapping_set m where m.tenant in (a.tenant, '*'))
      order by a.tenant, a.workload limit 500
      """;

  private final Pool system;
  private final TenantTransaction transaction;
  private final Rescoring rescoring;

  @Inject
  public MappingSweeper(
      @ReactiveDataSource("system") Pool system,
      TenantTransaction transaction,
      Rescoring rescoring) {
    this.system = system;
    this.transaction = transaction;
    this.rescoring = rescoring;
  }

  /** One round; what fails is tried again in the next. */
  @Scheduled(
      every = "${plumbline.assessment.mapping-sweep:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return system
        .query(BEHIND)
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(this::rescore)
        .collectFailures()
        .concatenate()
        .onItem()
        .ignoreAsUni()
        .replaceWithVoid();
  }

  private Uni<Void> rescore(Row row) {
    WorkloadKey workload = new WorkloadKey(row.getString(0), row.getString(1));
    return transaction.in(
        workload.tenant(), session -> rescoring.all(session, workload, Rescoring.Cause.CATALOG));
  }
}
