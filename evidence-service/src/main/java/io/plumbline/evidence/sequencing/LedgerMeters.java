package io.plumbline.evidence.sequencing;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.evidence.ledger.LedgerConfig;
import io.plumbline.platform.persistence.Uuid7;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows how far the ledger is behind: leaves without a place, and the age of the oldest. */
@ApplicationScoped
public class LedgerMeters {

  /** Ids are of version 7, so that the least of a tenant is its oldest. */
  private static final String LOOK =
      """
      select (select count(*) from ledger_pending) as rows,
             (select id from ledger_pending order by id limit 1) as oldest
      """;

  private final Pool system;
  private final Clock clock;
  private final boolean enabled;
  private volatile long rows;
  private volatile double oldest;

  @Inject
  public LedgerMeters(
      @ReactiveDataSource("system") Pool system,
      Clock clock,
      LedgerConfig config,
      MeterRegistry meters) {
    this.system = system;
    this.clock = clock;
    this.enabled = config.enabled();
    meters.gauge("plumbline.ledger.pending", this, m -> m.rows);
    meters.gauge("plumbline.ledger.oldest.seconds", this, m -> m.oldest);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return enabled
        ? system.query(LOOK).execute().invoke(r -> take(r.iterator().next())).replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private void take(Row row) {
    rows = row.getLong("rows");
    oldest = age(row.getUUID("oldest"), clock.instant());
  }

  /** Seconds since the id was made; 0 without one. */
  static double age(@Nullable UUID id, Instant now) {
    return id == null ? 0 : Math.max(0, Duration.between(Uuid7.time(id), now).toMillis() / 1_000.0);
  }
}
