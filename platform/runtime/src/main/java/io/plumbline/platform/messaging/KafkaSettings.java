package io.plumbline.platform.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients from the {@code kafka.*} settings of the deployment. */
@ApplicationScoped
public class KafkaSettings {

  private final Map<String, Object> base;

  @Inject
  public KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> base) {
    this.base = base;
  }

  /** A producer that loses nothing and keeps the order per partition, or fails in 15 seconds. */
  KafkaProducer<byte[], byte[]> producer(String clientId) {
    Map<String, Object> settings = new HashMap<>(base);
    settings.put("client.id", clientId);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.block.ms", 5_000);
    settings.put("request.timeout.ms", 5_000);
    settings.put("delivery.timeout.ms", 15_000);
    settings.put("linger.ms", 0);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A consumer of a group, which starts a topic it has never read at the beginning. */
  KafkaConsumer<byte[], byte[]> groupConsumer(String group) {
    Map<String, Object> settings = new HashMap<>(base);
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", 100);
    // A killed replica keeps its partitions this long; the others and its successor wait for them.
    settings.put("session.timeout.ms", 10_000);
    settings.put("heartbeat.interval.ms", 3_000);
    return consumer(settings);
  }

  /** A consumer that belongs to no group. */
  KafkaConsumer<byte[], byte[]> freeConsumer() {
    Map<String, Object> settings = new HashMap<>(base);
    settings.remove("group.id");
    settings.put("auto.offset.reset", "latest");
    return consumer(settings);
  }

  /** An administration client, for the readiness check. */
  public Admin admin() {
    Map<String, Object> settings = new HashMap<>(base);
    settings.put("request.timeout.ms", 2_000);
    settings.put("default.api.timeout.ms", 2_000);
    return Admin.create(settings);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    settings.put("enable.auto.commit", false);
    settings.put("allow.auto.create.topics", false);
    settings.put("metadata.max.age.ms", 10_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
