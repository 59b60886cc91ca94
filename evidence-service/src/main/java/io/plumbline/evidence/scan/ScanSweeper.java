package io.plumbline.evidence.scan;

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

/** Marks scans as broken off whose process died: nothing was heard of them for a quarter hour. */
@ApplicationScoped
public class ScanSweeper {

  private static final String SILENT =
      "state = 'RUNNING' and update_time < now() - interval '15 minutes'";

  private static final String FAIL =
      "update scan set state = 'FAILED', error = 'nothing more was heard of it',"
          + " finish_time = now() where tenant = $1 and id = $2 and "
          + SILENT;

  private final Pool system;
  private final TenantPool tenants;

  @Inject
  public ScanSweeper(@ReactiveDataSource("system") Pool system, TenantPool tenants) {
    this.system = system;
    this.tenants = tenants;
  }

  /** Looks for silent scans. */
  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> sweep() {
    return system
        .preparedQuery("select tenant, id from scan where " + SILENT + " limit 100")
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .onItem()
        .transformToUni(this::fail)
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> fail(Row row) {
    String tenant = row.getString(0);
    Tuple scan = Tuple.of(tenant, row.getUUID(1));
    return tenants.in(tenant, c -> c.preparedQuery(FAIL).execute(scan)).replaceWith(true);
  }
}
