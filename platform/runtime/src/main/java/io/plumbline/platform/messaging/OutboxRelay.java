package io.plumbline.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what the outbox holds, on one thread per process.
 *
 * <p>A commit of this process wakes it; every {@code plumbline.messaging.poll} it looks by itself,
 * for what a process that died has left. Each shard is sent by one process at a time. When Kafka
 * can not be reached it backs off up to ten seconds and loses nothing.
 */
@ApplicationScoped
public class OutboxRelay {

  /** Fixed for good: rows carry their shard, and a lock stands for each. */
  static final int SHARDS = 4;

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final PlatformConfig config;
  private final RelaySignal signal;
  private final OutboxShard shard;
  private final Counter failed;
  private volatile boolean running;
  private @Nullable Thread thread;

  @Inject
  public OutboxRelay(
      PlatformConfig config, RelaySignal signal, OutboxShard shard, MeterRegistry meters) {
    this.config = config;
    this.signal = signal;
    this.shard = shard;
    this.failed = meters.counter("plumbline.outbox.failures");
  }

  void onStart(@Observes StartupEvent event) {
    if (config.messaging().enabled()) {
      start();
    }
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    stop();
  }

  synchronized void start() {
    running = true;
    thread = new Thread(this::run, "outbox-relay");
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void stop() throws InterruptedException {
    running = false;
    signal.wake();
    if (thread != null) {
      thread.join(STOP_LIMIT.toMillis());
      thread = null;
    }
    shard.close();
  }

  private void run() {
    int failures = 0;
    while (running) {
      try {
        if (drain() == 0) {
          signal.await(config.messaging().poll());
        }
        if (failures > 0) {
          LOG.info("the outbox relay works again");
          failures = 0;
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        failures++;
        if (failures == 1) {
          LOG.warnf(e, "the outbox relay can not publish; rows wait");
        }
        failed.increment();
        pause(failures);
      }
    }
  }

  /** Sends one batch of every shard with due rows; gives the number of rows that left. */
  private int drain() {
    int sent = 0;
    for (short due : shard.due()) {
      sent += shard.send(due);
    }
    return sent;
  }

  private void pause(int failures) {
    long most = Math.min(LONGEST_BACKOFF.toMillis(), 100L << Math.min(failures, 10));
    try {
      Thread.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
