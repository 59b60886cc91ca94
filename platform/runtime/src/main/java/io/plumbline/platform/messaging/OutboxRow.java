package io.plumbline.platform.messaging;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A row of the outbox on its way to Kafka. */
record OutboxRow(
    String tenant,
    UUID id,
    String topic,
    String key,
    String type,
    String subject,
    long resourceVersion,
    Instant time,
    String dataSchema,
    String traceparent,
    byte[] payload,
    int attempts) {

  static OutboxRow of(Row row) {
    return new OutboxRow(
        row.getString("tenant"),
        row.getUUID("id"),
        row.getString("topic"),
        row.getString("key"),
        row.getString("type"),
        row.getString("subject"),
        row.getLong("resource_version"),
        row.getOffsetDateTime("time").toInstant(),
        row.getString("dataschema"),
        row.getString("traceparent"),
        row.getBuffer("payload").getBytes(),
        row.getInteger("attempts"));
  }

  ProducerRecord<byte[], byte[]> message(String source) {
    return new ProducerRecord<>(
        topic,
        null,
        key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        payload,
        CloudEvents.headers(this, source));
  }
}
