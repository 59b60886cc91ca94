package io.plumbline.assessment.workload;

import io.plumbline.platform.messaging.Outbox;
import io.plumbline.platform.persistence.Statements;
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
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells workloads once more that a migration has put down for it: as they are, under the version
 * they have. What of them others had no room for when they were told, they learn so. A workload is
 * told in the transaction that strikes it off.
 */
@ApplicationScoped
public class Retelling {

  private static final String TO_TELL =
      "select tenant, workload from workload_to_tell order by tenant, workload limit 1000";

  private static final String STRIKE =
      "delete from workload_to_tell where tenant = $1 and workload = $2";

  private final Pool system;
  private final TenantTransaction transaction;
  private final Outbox outbox;

  @Inject
  public Retelling(
      @ReactiveDataSource("system") Pool system, TenantTransaction transaction, Outbox outbox) {
    this.system = system;
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /** Tells those that are put down; what fails is tried again in the next round. */
  @Scheduled(
      every = "${plumbline.assessment.retelling:1m}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    return system
        .preparedQuery(TO_TELL)
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(this::tell)
        .collectFailures()
        .concatenate()
        .onItem()
        .ignoreAsUni()
        .replaceWithVoid();
  }

  private Uni<Boolean> tell(Row row) {
    WorkloadKey key = new WorkloadKey(row.getString(0), row.getString(1));
    return transaction
        .in(
            key.tenant(),
            session ->
                Statements.on(session)
                    .update(STRIKE, key.tenant(), key.id())
                    .chain(
                        struck -> struck == 0 ? Uni.createFrom().voidItem() : tell(session, key)))
        .replaceWith(true);
  }

  private Uni<Void> tell(Mutiny.Session session, WorkloadKey key) {
    return session
        .find(Workload.class, key)
        .chain(
            workload ->
                workload == null
                    ? Uni.createFrom().voidItem()
                    : outbox.write(session, WorkloadWriter.event(workload)));
  }
}
