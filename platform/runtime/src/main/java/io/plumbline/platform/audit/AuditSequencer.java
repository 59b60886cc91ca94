package io.plumbline.platform.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives committed audit records their place in the chain, on one thread per process and one process
 * per tenant at a time, and publishes them.
 */
@ApplicationScoped
public class AuditSequencer {

  private static final Logger LOG = Logger.getLogger(AuditSequencer.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String WAITING = "select distinct tenant from audit_pending";

  private final PlatformConfig config;
  private final SequencerSignal signal;
  private final Pool system;
  private final AuditAppender appender;
  private final Counter failed;
  private volatile boolean running;
  private @Nullable Thread thread;

  @Inject
  public AuditSequencer(
      PlatformConfig config,
      SequencerSignal signal,
      @ReactiveDataSource("system") Pool system,
      AuditAppender appender,
      MeterRegistry meters) {
    this.config = config;
    this.signal = signal;
    this.system = system;
    this.appender = appender;
    this.failed = meters.counter("plumbline.audit.failures");
  }

  void onStart(@Observes StartupEvent event) {
    if (config.audit().enabled()) {
      running = true;
      thread = new Thread(this::run, "audit-sequencer");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    running = false;
    signal.wake();
    if (thread != null) {
      thread.join(LIMIT.toMillis());
    }
  }

  private void run() {
    boolean failing = false;
    while (running) {
      try {
        if (appendAll() == 0) {
          signal.await(config.audit().poll());
        }
        failing = false;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        failed.increment();
        if (running && !failing) {
          LOG.warn("audit records wait for their place in the chain", e);
        }
        failing = true;
        pause();
      }
    }
  }

  private int appendAll() {
    List<String> tenants = new ArrayList<>();
    system
        .query(WAITING)
        .execute()
        .await()
        .atMost(LIMIT)
        .forEach(row -> tenants.add(row.getString(0)));
    int appended = 0;
    for (String tenant : tenants) {
      appended += appender.append(tenant).await().atMost(LIMIT);
    }
    return appended;
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
