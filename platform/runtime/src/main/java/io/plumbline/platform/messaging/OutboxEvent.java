package io.plumbline.platform.messaging;

import com.google.protobuf.Message;
import io.plumbline.platform.persistence.Tenants;
import io.plumbline.platform.persistence.Uuid7;
import java.time.Instant;
import java.util.UUID;

/**
 * An event to publish with the transaction it is written in.
 *
 * @param id UUIDv7, {@code ce_id}
 * @param tenant tenant of the fact, {@code *} for built-in content
 * @param topic {@code plumbline.<service>.<aggregate>.v1}
 * @param key name of the aggregate; order holds per tenant and key
 * @param type {@code io.plumbline.<service>.<aggregate>.<past tense>.v1}
 * @param subject resource name the event is about
 * @param resourceVersion version of the aggregate after the fact; consumers drop older ones
 * @param time when the fact happened
 * @param payload every field a projection needs
 */
public record OutboxEvent(
    UUID id,
    String tenant,
    String topic,
    String key,
    String type,
    String subject,
    long resourceVersion,
    Instant time,
    Message payload) {

  public OutboxEvent {
    Tenants.check(tenant);
  }

  /** An event with a new id. */
  public static OutboxEvent of(
      String tenant,
      String topic,
      String key,
      String type,
      String subject,
      long resourceVersion,
      Instant time,
      Message payload) {
    return new OutboxEvent(
        Uuid7.next(), tenant, topic, key, type, subject, resourceVersion, time, payload);
  }

  /** Key of the Kafka record. */
  String recordKey() {
    return tenant + "/" + key;
  }

  /** Absolute URI of the payload's type. */
  String dataSchema() {
    return "https://plumbline.io/schemas/" + payload.getDescriptorForType().getFullName();
  }
}
