package io.plumbline.platform.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads all partitions of the topics of one broadcast handler, from now on. */
final class BroadcastLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(BroadcastLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long REFRESH_NANOS = Duration.ofSeconds(10).toNanos();

  private final BroadcastHandler handler;
  private final KafkaSettings settings;
  private volatile boolean running = true;
  private volatile Runnable wakeup = () -> {};

  BroadcastLoop(BroadcastHandler handler, KafkaSettings settings) {
    this.handler = handler;
    this.settings = settings;
  }

  void stop() {
    running = false;
    wakeup.run();
  }

  @Override
  public void run() {
    while (running) {
      try (KafkaConsumer<byte[], byte[]> kafka = settings.freeConsumer()) {
        wakeup = kafka::wakeup;
        read(kafka);
      } catch (WakeupException e) {
        LOG.debug("a broadcast consumer is woken to stop");
      } catch (RuntimeException e) {
        LOG.warn("a broadcast consumer starts again", e);
        pause();
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> kafka) {
    long refreshed = System.nanoTime() - REFRESH_NANOS;
    Set<TopicPartition> known = Set.of();
    while (running) {
      if (System.nanoTime() - refreshed >= REFRESH_NANOS) {
        refreshed = System.nanoTime();
        known = assign(kafka, known);
      }
      if (known.isEmpty()) {
        pause();
        refreshed -= REFRESH_NANOS;
        continue;
      }
      kafka.poll(POLL).forEach(this::pass);
    }
  }

  /** Takes all partitions; those that are new after the first time are read from the beginning. */
  private Set<TopicPartition> assign(
      KafkaConsumer<byte[], byte[]> kafka, Set<TopicPartition> known) {
    Set<TopicPartition> all = new HashSet<>();
    for (String topic : handler.topics()) {
      List<PartitionInfo> partitions = kafka.partitionsFor(topic);
      if (partitions != null) {
        partitions.forEach(p -> all.add(new TopicPartition(topic, p.partition())));
      }
    }
    if (!all.equals(known)) {
      Set<TopicPartition> added = new HashSet<>(all);
      added.removeAll(known);
      kafka.assign(all);
      if (known.isEmpty()) {
        kafka.seekToEnd(added);
        added.forEach(kafka::position);
      } else {
        kafka.seekToBeginning(added);
      }
    }
    return all;
  }

  private void pass(ConsumerRecord<byte[], byte[]> message) {
    try {
      handler.handle(CloudEvents.read(message));
    } catch (RuntimeException e) {
      LOG.warnf(e, "event %s@%d was not broadcast", message.topic(), message.offset());
    }
  }

  private void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
