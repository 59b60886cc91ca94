package io.plumbline.assessment.watch;

import io.plumbline.assessment.assessment.AssessmentKey;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Brings watchers up to date that missed an event, because Kafka was away or the replica began to
 * read too late. One query tells the versions of all watched assessments.
 */
@ApplicationScoped
public class WatchSweeper {

  private static final String VERSIONS =
      """
      select a.tenant, a.workload, a.id, a.version from assessment a
      join unnest($1::text[], $2::text[], $3::text[]) as w(tenant, workload, id)
        on a.tenant = w.tenant and a.workload = w.workload and a.id = w.id
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
    List<AssessmentKey> keys = watchers.keys();
    if (keys.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return system
        .preparedQuery(VERSIONS)
        .execute(
            Tuple.of(
                keys.stream().map(AssessmentKey::tenant).toArray(String[]::new),
                keys.stream().map(AssessmentKey::workload).toArray(String[]::new),
                keys.stream().map(AssessmentKey::id).toArray(String[]::new)))
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(behind(rows)))
        .onItem()
        .transformToUniAndConcatenate(service::catchUp)
        .onItem()
        .ignoreAsUni();
  }

  private List<Watcher> behind(RowSet<Row> rows) {
    List<Watcher> behind = new ArrayList<>();
    for (Row row : rows) {
      AssessmentKey key = new AssessmentKey(row.getString(0), row.getString(1), row.getString(2));
      long version = row.getLong(3);
      watchers.of(key).stream().filter(w -> w.isBehind(version)).forEach(behind::add);
    }
    return behind;
  }
}
