package io.plumbline.platform.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts the dead letters of a topic back on it, once each. Consumers that had handled such an event
 * drop it by their inbox; the one that had not gets it again.
 */
public final class ReplayDeadLetters {

  private static final String GROUP = "plumbline.replay";
  private static final Duration QUIET = Duration.ofSeconds(3);

  private ReplayDeadLetters() {}

  /** Reads {@code KAFKA_BOOTSTRAP_SERVERS} from the environment; the arguments are topics. */
  public static void main(String[] topics) throws ExecutionException, InterruptedException {
    Map<String, Object> kafka = Topics.settings(System.getenv());
    for (String topic : topics) {
      System.out.println(topic + ": " + run(kafka, topic) + " replayed");
    }
  }

  /** Replays what the dead-letter topic of this topic holds; gives the number of events. */
  public static int run(Map<String, Object> kafka, String topic)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", GROUP);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("acks", "all");
    int replayed = 0;
    try (KafkaConsumer<byte[], byte[]> dead =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> alive =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      dead.assign(partitions(dead, topic + DeadLetters.SUFFIX));
      List<ConsumerRecord<byte[], byte[]>> batch = poll(dead);
      while (!batch.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> letter : batch) {
          alive.send(revived(letter, topic)).get();
          replayed++;
        }
        dead.commitSync();
        batch = poll(dead);
      }
    }
    return replayed;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .collect(Collectors.toList());
  }

  private static List<ConsumerRecord<byte[], byte[]>> poll(KafkaConsumer<byte[], byte[]> dead) {
    List<ConsumerRecord<byte[], byte[]>> batch = new java.util.ArrayList<>();
    dead.poll(QUIET).forEach(batch::add);
    return batch;
  }

  private static ProducerRecord<byte[], byte[]> revived(
      ConsumerRecord<byte[], byte[]> letter, String topic) {
    Headers headers = new RecordHeaders();
    letter.headers().forEach(h -> keep(headers, h.key(), h.value()));
    return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
  }

  private static void keep(Headers headers, String name, byte[] value) {
    if (!name.startsWith(DeadLetters.PREFIX)) {
      headers.add(name, value);
    }
  }
}
