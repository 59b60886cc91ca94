package io.plumbline.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.platform.persistence.Tenants;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_} headers, payload as value. */
final class CloudEvents {

  private static final Pattern TOPIC = Pattern.compile("plumbline\\.([a-z]+)\\..+");

  private CloudEvents() {}

  static Headers headers(OutboxRow row, String source) {
    Headers headers = new RecordHeaders();
    put(headers, "ce_specversion", "1.0");
    put(headers, "ce_id", row.id().toString());
    put(headers, "ce_source", source);
    put(headers, "ce_type", row.type());
    put(headers, "ce_subject", row.subject());
    put(headers, "ce_time", row.time().toString());
    put(headers, "ce_dataschema", row.dataSchema());
    put(headers, "content-type", "application/protobuf");
    put(headers, "ce_partitionkey", row.key());
    put(headers, "ce_tenant", row.tenant());
    put(headers, "ce_resourceversion", Long.toString(row.resourceVersion()));
    if (!row.traceparent().isEmpty()) {
      put(headers, "ce_traceparent", row.traceparent());
    }
    return headers;
  }

  static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }

  /**
   * Reads the envelope and checks that it may be believed: the source is the owner of the topic and
   * the tenant is the one of the key.
   *
   * @throws PoisonEventException when something is missing or does not fit
   */
  static ReceivedEvent read(ConsumerRecord<byte[], byte[]> message) {
    Headers headers = message.headers();
    String tenant = required(headers, "ce_tenant");
    String source = required(headers, "ce_source");
    Matcher topic = TOPIC.matcher(message.topic());
    if (!topic.matches() || !source.equals("/plumbline/" + topic.group(1))) {
      throw new PoisonEventException("source " + source + " does not own the topic");
    }
    String key = message.key() == null ? "" : new String(message.key(), UTF_8);
    if (!key.startsWith(tenant + "/")
        || !(Tenants.isName(tenant) || Tenants.BUILT_IN.equals(tenant))) {
      throw new PoisonEventException("tenant does not fit the key");
    }
    return new ReceivedEvent(
        tenant,
        required(headers, "ce_id"),
        source,
        required(headers, "ce_type"),
        text(headers, "ce_subject"),
        version(text(headers, "ce_resourceversion")),
        time(required(headers, "ce_time")),
        value(message.value()));
  }

  private static String required(Headers headers, String name) {
    String value = text(headers, name);
    if (value.isEmpty()) {
      throw new PoisonEventException("header " + name + " is missing");
    }
    return value;
  }

  private static byte[] value(byte @Nullable [] value) {
    return value == null ? new byte[0] : value;
  }

  private static long version(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new PoisonEventException("header ce_resourceversion is not a number");
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new PoisonEventException("header ce_time is not a time");
    }
  }
}
