package io.plumbline.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads the topics of one handler on a thread of its own. The offset of an event is committed after
 * its transaction; an event that fails holds up its partition until it passes or is dead.
 */
final class ConsumerLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration HANDLING_LIMIT = Duration.ofSeconds(60);
  private static final long LONGEST_PAUSE_MS = 5_000;

  /** What a loop works with. */
  record Parts(
      KafkaSettings kafka,
      DeadLetters deadLetters,
      Vertx vertx,
      MeterRegistry meters,
      Clock clock,
      int attempts) {}

  private final String consumer;
  private final Set<String> topics;
  private final Function<ReceivedEvent, Uni<Boolean>> work;
  private final Parts parts;
  private final Map<TopicPartition, Trouble> troubles = new HashMap<>();
  private final EventContext context;
  private final ConsumerMeters meters;
  private volatile boolean running = true;
  private volatile Runnable wakeup = () -> {};

  ConsumerLoop(
      String consumer,
      Set<String> topics,
      Function<ReceivedEvent, Uni<Boolean>> work,
      Parts parts) {
    this.consumer = consumer;
    this.topics = topics;
    this.work = work;
    this.parts = parts;
    this.context = new EventContext(parts.vertx());
    this.meters = new ConsumerMeters(parts.meters(), consumer);
  }

  /** An event that has failed and how often. */
  private record Trouble(long offset, int attempts) {}

  String name() {
    return consumer;
  }

  void stop() {
    running = false;
    wakeup.run();
  }

  @Override
  public void run() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> kafka = parts.kafka().groupConsumer(consumer)) {
        wakeup = kafka::wakeup;
        kafka.subscribe(topics);
        while (running) {
          handle(kafka, kafka.poll(POLL));
          meters.behind(kafka);
        }
      } catch (WakeupException e) {
        LOG.debugf("consumer %s is woken to stop", consumer);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf(e, "consumer %s starts again", consumer);
        pause(1_000);
      }
    }
  }

  private void handle(KafkaConsumer<byte[], byte[]> kafka, ConsumerRecords<byte[], byte[]> batch)
      throws InterruptedException {
    int worst = 0;
    for (TopicPartition partition : batch.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> messages = batch.records(partition);
      long next = messages.get(0).offset();
      for (ConsumerRecord<byte[], byte[]> message : messages) {
        if (!running || !done(partition, message)) {
          kafka.seek(partition, message.offset());
          break;
        }
        next = message.offset() + 1;
      }
      kafka.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
      Trouble trouble = troubles.get(partition);
      worst = Math.max(worst, trouble == null ? 0 : trouble.attempts());
    }
    if (worst > 0) {
      pause(Math.min(LONGEST_PAUSE_MS, 50L << Math.min(worst, 10)));
    }
  }

  /** Gives whether the message is through: handled, seen before, or dead. */
  private boolean done(TopicPartition partition, ConsumerRecord<byte[], byte[]> message)
      throws InterruptedException {
    try {
      ReceivedEvent event = CloudEvents.read(message);
      Caller caller = Caller.system(event.tenant(), consumer, event.id());
      boolean fresh = context.run(caller, HANDLING_LIMIT, () -> work.apply(event));
      if (fresh) {
        meters.handled(Duration.between(event.time(), parts.clock().instant()));
      } else {
        meters.duplicate();
      }
      troubles.remove(partition);
      return true;
    } catch (PoisonEventException e) {
      return failed(partition, message, e);
    } catch (ExecutionException e) {
      return failed(partition, message, Objects.requireNonNullElse(e.getCause(), e));
    } catch (TimeoutException e) {
      return failed(partition, message, e);
    }
  }

  private boolean failed(
      TopicPartition partition, ConsumerRecord<byte[], byte[]> message, Throwable failure) {
    Trouble before = troubles.get(partition);
    int attempts =
        before == null || before.offset() != message.offset() ? 1 : before.attempts() + 1;
    boolean poison = failure instanceof PoisonEventException;
    if (poison || (!Failures.mayPass(failure) && attempts >= parts.attempts())) {
      parts.deadLetters().put(message, consumer, Failures.reason(failure));
      meters.dead();
      troubles.remove(partition);
      return true;
    }
    if (attempts == 1) {
      LOG.warnf(failure, "consumer %s will try %s@%d again", consumer, partition, message.offset());
    }
    meters.retried();
    troubles.put(partition, new Trouble(message.offset(), attempts));
    return false;
  }

  private void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
