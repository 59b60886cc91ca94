package io.plumbline.evidence.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.platform.persistence.Tenants;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** Purges what is older than the policy of its tenant says, step by step. */
@ApplicationScoped
public class PurgeSweeper {

  private static final String TENANTS =
      "select distinct tenant from workload union select distinct tenant from scan";

  private final Pool system;
  private final TenantPool tenants;
  private final MeterRegistry meters;
  private final Clock clock;

  @Inject
  public PurgeSweeper(
      @ReactiveDataSource("system") Pool system,
      TenantPool tenants,
      MeterRegistry meters,
      Clock clock) {
    this.system = system;
    this.tenants = tenants;
    this.meters = meters;
    this.clock = clock;
  }

  /** Purges for every tenant. */
  @Scheduled(
      every = "${plumbline.evidence.purge:1h}",
      delayed = "${plumbline.evidence.purge-delay:5m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> sweep() {
    return system
        .preparedQuery(TENANTS)
        .execute()
        .onItem()
        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
        .map(row -> row.getString(0))
        .filter(Tenants::isName)
        .onItem()
        .transformToUni(tenant -> purge(tenant).replaceWith(true))
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Purges what is due of one tenant. */
  public Uni<Void> purge(String tenant) {
    Instant now = clock.instant();
    return tenants
        .in(tenant, c -> Policies.load(c, tenant))
        .onItem()
        .transformToMulti(
            stored ->
                Multi.createFrom()
                    .items(Purge.values())
                    .onItem()
                    .transformToUniAndConcatenate(what -> purge(tenant, what, stored, now)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> purge(String tenant, Purge what, Policies.Stored stored, Instant now) {
    int days = what.days(stored.policy());
    if (days == 0 && !what.alsoWithoutDays()) {
      return Uni.createFrom().item(false);
    }
    Tuple tuple =
        Tuple.of(tenant)
            .addOffsetDateTime(now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
            .addInteger(days)
            .addLong(stored.version())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    return Multi.createBy()
        .repeating()
        .uni(() -> tenants.in(tenant, connection -> step(connection, what, tuple)))
        .whilst(purged -> purged >= Purge.STEP)
        .onItem()
        .invoke(
            purged ->
                meters
                    .counter(
                        "plumbline.evidence.purged", "kind", what.name().toLowerCase(Locale.ROOT))
                    .increment(purged))
        .collect()
        .last()
        .replaceWith(true);
  }

  private static Uni<Integer> step(SqlConnection connection, Purge what, Tuple tuple) {
    return connection
        .preparedQuery(what.sql())
        .execute(tuple)
        .map(rows -> rows.rowCount())
        .call(
            purged ->
                what == Purge.ATTESTATION_FILE && purged > 0
                    ? connection.preparedQuery(Purge.CONTENT).execute(Tuple.of(tuple.getString(0)))
                    : Uni.createFrom().voidItem());
  }
}
