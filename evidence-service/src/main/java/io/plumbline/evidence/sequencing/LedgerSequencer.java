package io.plumbline.evidence.sequencing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.evidence.ledger.LedgerConfig;
import io.plumbline.evidence.ledger.LedgerSignal;
import io.plumbline.platform.persistence.Tenants;
import io.plumbline.platform.schedule.BackgroundWork;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sequences what waits: soon after a commit of this process, and at every poll whatever a process
 * that died has left. A tenant whose log is refused keeps its leaves waiting and holds up no other.
 */
@ApplicationScoped
public class LedgerSequencer {

  private static final Logger LOG = Logger.getLogger(LedgerSequencer.class);

  /** A refusal comes with every poll; it is said again now and then. */
  private static final int LOG_EVERY = 60;

  private static final String WAITING = "select distinct tenant from ledger_pending";

  private final Pool system;
  private final LedgerAppender appender;
  private final Archives archives;
  private final LedgerConfig config;
  private final LedgerSignal signal;
  private final Counter refused;
  private final Counter failed;
  private final Vertx vertx;
  private final BackgroundWork background;
  private final AtomicBoolean soon = new AtomicBoolean();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  @Inject
  public LedgerSequencer(
      @ReactiveDataSource("system") Pool system,
      LedgerAppender appender,
      Archives archives,
      LedgerConfig config,
      LedgerSignal signal,
      MeterRegistry meters,
      Vertx vertx,
      BackgroundWork background) {
    this.system = system;
    this.appender = appender;
    this.archives = archives;
    this.config = config;
    this.signal = signal;
    this.refused = meters.counter("plumbline.ledger.refused");
    this.failed = meters.counter("plumbline.ledger.failures");
    this.vertx = vertx;
    this.background = background;
  }

  /** Holds every log that has a copy outside against it, and begins to listen. */
  void onStart(@Observes @Priority(3000) StartupEvent event) {
    if (config.enabled()) {
      signal.listen(this::wake);
      each(archives.tenants(), tenant -> appender.check(tenant).replaceWith(0))
          .subscribe()
          .with(done -> {}, failure -> LOG.error("copies of checkpoints are not checked", failure));
    }
  }

  /** What a commit leaves is sequenced in a moment, together with what comes until then. */
  private void wake() {
    if (soon.compareAndSet(false, true)) {
      vertx.setTimer(
          Math.max(1, config.linger().toMillis()),
          timer -> {
            soon.set(false);
            background
                .run(this::drain)
                .subscribe()
                .with(done -> {}, failure -> LOG.warn("leaves wait for their place", failure));
          });
    }
  }

  @Scheduled(
      every = "${plumbline.evidence.ledger.poll:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> poll() {
    return config.enabled() ? drain().chain(archives::settle) : Uni.createFrom().voidItem();
  }

  /** Sequences until nothing waits; where this process is at it already, that one goes on. */
  Uni<Void> drain() {
    if (!busy.compareAndSet(false, true)) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createBy()
        .repeating()
        .uni(() -> each(waiting(), appender::append))
        .until(appended -> appended == 0)
        .collect()
        .last()
        .eventually(() -> busy.set(false))
        .replaceWithVoid();
  }

  private Uni<List<String>> waiting() {
    return system
        .query(WAITING)
        .execute()
        .map(
            rows -> {
              List<String> tenants = new ArrayList<>();
              rows.forEach(row -> tenants.add(row.getString(0)));
              return tenants;
            });
  }

  private Uni<Integer> each(Uni<List<String>> tenants, Function<String, Uni<Integer>> work) {
    return tenants
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .filter(Tenants::isName)
        .onItem()
        .transformToUniAndConcatenate(
            tenant -> work.apply(tenant).onFailure().recoverWithItem(f -> failed(tenant, f)))
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private int failed(String tenant, Throwable failure) {
    if (failure instanceof LedgerRefusedException) {
      refused.increment();
      if (refusals.merge(tenant, 1, Integer::sum) % LOG_EVERY == 1) {
        LOG.errorf(
            "the ledger of %s is refused, nothing is signed: %s", tenant, failure.getMessage());
      }
    } else {
      failed.increment();
      LOG.warnf(failure, "leaves of %s wait for their place", tenant);
    }
    return 0;
  }
}
