package io.plumbline.assessment.watch;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.WorkloadKey;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Brings watchers up to date that missed an event, because Kafka was away or the replica began to
 * read too late. One query tells the versions of everything that is watched, and what is behind is
 * read once, however many watch it.
 */
@ApplicationScoped
public class WatchSweeper {

  private static final String VERSIONS =
      """
      with watched as (select * from unnest($1::text[], $2::text[]) as w(tenant, workload))
      select tenant, workload, a.id, a.version
      from watched join assessment a using (tenant, workload)
      union all
      select w.tenant, w.id, '', w.version
      from watched join workload w on w.tenant = watched.tenant and w.id = watched.workload
      """;

  private final Pool system;
  private final Watchers watchers;
  private final WatchService service;

  @Inject
  public WatchSweeper(
      @ReactiveDataSource("system") Pool system, Watchers watchers, WatchService service) {
    this.system = system;
    this.watchers = watchers;
    this.service = service;
  }

  /** One round; what fails is tried again in the next. */
  @Scheduled(
      every = "${plumbline.assessment.watch-sweep:5s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    Set<WorkloadKey> keys = Set.copyOf(watchers.keys());
    if (keys.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return system
        .preparedQuery(VERSIONS)
        .execute(
            Tuple.of(
                keys.stream().map(WorkloadKey::tenant).toArray(String[]::new),
                keys.stream().map(WorkloadKey::id).toArray(String[]::new)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(behind(rows)))
        .onItem()
        .transformToUniAndConcatenate(service::catchUp)
        .onItem()
        .ignoreAsUni();
  }

  private Set<WorkloadKey> behind(RowSet<Row> rows) {
    Set<WorkloadKey> behind = new LinkedHashSet<>();
    for (Row row : rows) {
      WorkloadKey key = new WorkloadKey(row.getString(0), row.getString(1));
      if (isBehind(watchers.of(key), key, row.getString(2), row.getLong(3))) {
        behind.add(key);
      }
    }
    return behind;
  }

  private static boolean isBehind(
      Collection<Watcher<?>> of, WorkloadKey workload, String assessment, long version) {
    if (assessment.isEmpty()) {
      return of.stream().anyMatch(watcher -> watcher.isBehind(version));
    }
    AssessmentKey key = new AssessmentKey(workload.tenant(), workload.id(), assessment);
    return of.stream().anyMatch(watcher -> watcher.isBehind(key, version));
  }
}
