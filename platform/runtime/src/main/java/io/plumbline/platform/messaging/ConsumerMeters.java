package io.plumbline.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * What one consumer has done and how far it is behind. Every counter is there from the start, at 0:
 * one that appears with its first failure hides that failure from a rate.
 */
final class ConsumerMeters {

  private final Counter handled;
  private final Counter duplicate;
  private final Counter retried;
  private final Counter dead;
  private final Timer age;
  private final AtomicLong lag;

  ConsumerMeters(MeterRegistry meters, String consumer) {
    Tags tags = Tags.of("consumer", consumer);
    this.handled = outcome(meters, tags, "handled");
    this.duplicate = outcome(meters, tags, "duplicate");
    this.retried = outcome(meters, tags, "retried");
    this.dead = outcome(meters, tags, "dead");
    this.age = meters.timer("plumbline.events.age", tags);
    this.lag = new AtomicLong();
    meters.gauge("plumbline.events.lag", tags, lag);
  }

  private static Counter outcome(MeterRegistry meters, Tags tags, String outcome) {
    return meters.counter("plumbline.events", tags.and("outcome", outcome));
  }

  /**
   * An event was handled.
   *
   * @param since how long ago the fact was
   */
  void handled(Duration since) {
    handled.increment();
    age.record(since);
  }

  void duplicate() {
    duplicate.increment();
  }

  void retried() {
    retried.increment();
  }

  void dead() {
    dead.increment();
  }

  /** Takes the number of events that wait in the partitions this process reads. */
  void behind(Consumer<?, ?> kafka) {
    long events = 0;
    for (var partition : kafka.assignment()) {
      events += kafka.currentLag(partition).orElse(0);
    }
    lag.set(events);
  }
}
