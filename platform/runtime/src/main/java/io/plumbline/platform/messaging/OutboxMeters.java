package io.plumbline.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Shows how far Kafka is behind: waiting rows, the age of the oldest, and parked rows. */
@ApplicationScoped
public class OutboxMeters {

  private static final String LOOK =
      """
      select count(*) filter (where parked_at is null) as rows,
             count(*) filter (where parked_at is not null) as parked,
             coalesce(extract(epoch from now() - min(time) filter (where parked_at is null)), 0)
               ::float8 as oldest
      from outbox
      """;

  private final Pool system;
  private final boolean enabled;
  private volatile long rows;
  private volatile long parked;
  private volatile double oldest;

  @Inject
  public OutboxMeters(
      @ReactiveDataSource("system") Pool system, MeterRegistry meters, PlatformConfig config) {
    this.system = system;
    this.enabled = config.messaging().enabled();
    meters.gauge("plumbline.outbox.rows", this, m -> m.rows);
    meters.gauge("plumbline.outbox.parked", this, m -> m.parked);
    meters.gauge("plumbline.outbox.oldest.seconds", this, m -> m.oldest);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return enabled
        ? system.query(LOOK).execute().invoke(r -> take(r.iterator().next())).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private void take(Row row) {
    rows = row.getLong("rows");
    parked = row.getLong("parked");
    oldest = Math.max(0, row.getDouble("oldest"));
  }
}
