package io.plumbline.platform.grpc;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.persistence.TenantPool;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts refused calls per principal, method and minute, and writes the counts every few seconds. A
 * process that dies loses those few seconds. Calls without a valid token have no tenant and are
 * only a metric.
 */
@ApplicationScoped
public class DeniedCalls {

  /** Counters kept at most between two writes; a flood beyond that is only in the metric. */
  private static final int MOST_COUNTERS = 10_000;

  private static final String ADD =
      "insert into audit_denied (tenant, principal, method, minute, calls)"
          + " values ($1, $2, $3, $4, $5) on conflict (tenant, principal, method, minute)"
          + " do update set calls = audit_denied.calls + excluded.calls";

  private final TenantPool pool;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();

  @Inject
  public DeniedCalls(TenantPool pool, MeterRegistry meters, Clock clock) {
    this.pool = pool;
    this.meters = meters;
    this.clock = clock;
  }

  private record Count(String tenant, String principal, String method, Instant minute) {}

  /** A call of a known caller was refused. */
  public void denied(Caller caller, String method) {
    meters.counter("plumbline.calls.denied", "method", method).increment();
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    Count key = new Count(caller.tenant(), caller.subject(), method, minute);
    if (counts.size() < MOST_COUNTERS || counts.containsKey(key)) {
      counts.computeIfAbsent(key, k -> new LongAdder()).increment();
    }
  }

  /** A call came without a valid token. */
  public void unauthenticated(String method, String reason) {
    meters
        .counter("plumbline.calls.unauthenticated", "method", method, "reason", reason)
        .increment();
  }

  /** Writes what has been counted; counts that can not be written stay. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public Uni<Void> flush() {
    return Multi.createFrom()
        .iterable(Map.copyOf(counts).keySet())
        .onItem()
        .transformToUniAndConcatenate(this::write)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> write(Count count) {
    LongAdder adder = counts.remove(count);
    if (adder == null) {
      return Uni.createFrom().voidItem();
    }
    Tuple row =
        Tuple.of(
            count.tenant(),
            count.principal(),
            count.method(),
            count.minute().atOffset(ZoneOffset.UTC),
            adder.sum());
    return pool.in(count.tenant(), c -> c.preparedQuery(ADD).execute(row))
        .onFailure()
        .invoke(() -> counts.computeIfAbsent(count, k -> new LongAdder()).add(adder.sum()))
        .replaceWithVoid();
  }
}
