package io.plumbline.assessment.tuning;

import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.state.Rescoring;
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
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Scores anew the assessments that are scored by another policy than their tenant's active one,
 * workload by workload: hundreds of them are not held in one transaction. Where two replicas meet,
 * the second finds nothing to change.
 */
@ApplicationScoped
public class PolicySweeper {

  private static final String BEHIND =
      """
      select distinct a.tenant, a.workload
      from (select distinct on (tenant) tenant, version from policy_activation
        order by tenant, number desc) p
      join assessment a on a.tenant = p.tenant and a.policy_version <> p.version
      order by a.tenant, a.workload limit 500
      """;

  private final Pool system;
  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final Rescoring rescoring;

  @Inject
  public PolicySweeper(
      @ReactiveDataSource("system") Pool system,
      TenantTransaction transaction,
      Assessments assessments,
      Rescoring rescoring) {
    this.system = system;
    this.transaction = transaction;
    this.assessments = assessments;
    this.rescoring = rescoring;
  }

  /** One round; what fails is tried again in the next. */
  @Scheduled(
      every = "${plumbline.assessment.policy-sweep:1s}",
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

  private Uni<Boolean> rescore(Row row) {
    WorkloadKey workload = new WorkloadKey(row.getString(0), row.getString(1));
    return transaction
        .in(workload.tenant(), session -> rescore(session, workload))
        .replaceWith(true);
  }

  private Uni<Void> rescore(Mutiny.Session session, WorkloadKey workload) {
    return PolicyBook.activeVersion(session, workload.tenant())
        .chain(
            active ->
                assessments
                    .lockAll(session, workload)
                    .invoke(all -> all.forEach(a -> a.scoredBy(active))))
        .chain(() -> rescoring.all(session, workload, Rescoring.Cause.LIFE));
  }
}
