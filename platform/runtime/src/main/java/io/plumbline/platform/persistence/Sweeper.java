package io.plumbline.platform.persistence;

import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Forgets inbox rows and stored answers whose time is over. */
@ApplicationScoped
public class Sweeper {

  private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

  private final Pool system;
  private final Clock clock;
  private final Duration inboxKept;

  @Inject
  public Sweeper(@ReactiveDataSource("system") Pool system, Clock clock, PlatformConfig config) {
    this.system = system;
    this.clock = clock;
    this.inboxKept = config.messaging().inboxRetention();
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return delete("delete from inbox where received_at < $1", inboxKept)
        .chain(() -> delete("delete from idempotency where created_at < $1", ANSWERS_KEPT));
  }

  private Uni<Void> delete(String sql, Duration kept) {
    OffsetDateTime before = clock.instant().minus(kept).atOffset(ZoneOffset.UTC);
    return system.preparedQuery(sql).execute(Tuple.of(before)).replaceWithVoid();
  }
}
