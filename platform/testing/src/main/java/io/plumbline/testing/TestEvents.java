package io.plumbline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends events as another service's relay would, and reads what a topic holds. */
public final class TestEvents {

  private static @Nullable KafkaProducer<byte[], byte[]> producer;
  private static @Nullable KafkaConsumer<byte[], byte[]> consumer;

  private TestEvents() {}

  /**
   * An event to send.
   *
   * @param source short name of the service that owns the topic
   * @param key name of the aggregate
   */
  public record Sent(
      String id,
      String tenant,
      String topic,
      String source,
      String key,
      String type,
      String subject,
      long resourceVersion,
      byte[] data) {

    /** An event with a new id, from the owner of the topic. */
    public static Sent of(
        String tenant, String topic, String key, String type, long version, Message payload) {
      return new Sent(
          UUID.randomUUID().toString(),
          tenant,
          topic,
          topic.split("\\.")[1],
          key,
          type,
          key,
          version,
          payload.toByteArray());
    }
  }

  /** Sends events in order and awaits the acknowledgements. */
  public static void send(Sent... events) {
    try {
      for (Sent event : events) {
        producer().send(message(event)).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for all events of a JVM: to make one takes longer than to send. */
  private static synchronized KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> known = producer;
    if (known == null) {
      Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
      known = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = known;
    }
    return known;
  }

  /** Everything a topic holds now, partition by partition. */
  public static synchronized List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    KafkaConsumer<byte[], byte[]> reader = consumer();
    List<TopicPartition> partitions =
        reader.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .collect(Collectors.toList());
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
      reader.poll(Duration.ofMillis(200)).forEach(all::add);
    }
    return all;
  }

  /** One for all reads of a JVM, one after the other, for the same reason. */
  private static KafkaConsumer<byte[], byte[]> consumer() {
    KafkaConsumer<byte[], byte[]> known = consumer;
    if (known == null) {
      Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.bootstrapServers());
      known =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer = known;
    }
    return known;
  }

  /** The text of a header, empty when it is not there. */
  public static String header(ConsumerRecord<?, ?> message, String name) {
    var header = message.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private static ProducerRecord<byte[], byte[]> message(Sent event) {
    String key = event.tenant() + "/" + event.key();
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(event.topic(), null, key.getBytes(UTF_8), event.data());
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", event.id(),
            "ce_source", "/plumbline/" + event.source(),
            "ce_type", event.type(),
            "ce_subject", event.subject(),
            "ce_time", Instant.now().toString(),
            "ce_tenant", event.tenant(),
            "ce_resourceversion", Long.toString(event.resourceVersion()),
            "content-type", "application/protobuf")
        .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    return message;
  }
}
