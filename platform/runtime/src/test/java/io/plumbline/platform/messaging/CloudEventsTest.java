package io.plumbline.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CloudEventsTest {

  private static final String TOPIC = "plumbline.catalog.edition.v1";
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.000006Z");

  private static ConsumerRecord<byte[], byte[]> record(String tenant, String key, String source) {
    OutboxRow row =
        new OutboxRow(
            tenant, new UUID(0, 1), TOPIC, key, "t", "s", 7, TIME, "d", "", new byte[] {1}, 0);
    ProducerRecord<byte[], byte[]> sent = row.message(source);
    ConsumerRecord<byte[], byte[]> got =
        new ConsumerRecord<>(TOPIC, 0, 0, key.getBytes(UTF_8), sent.value());
    sent.headers().forEach(got.headers()::add);
    return got;
  }

  @Test
  void shouldReadWhatTheRelayWrites() {
    ReceivedEvent event = CloudEvents.read(record("acme", "acme/e1", "/plumbline/catalog"));
    assertThat(event.tenant()).isEqualTo("acme");
    assertThat(event.id()).isEqualTo(new UUID(0, 1).toString());
    assertThat(event.resourceVersion()).isEqualTo(7);
    assertThat(event.time()).isEqualTo(TIME);
    assertThat(event.data()).containsExactly(1);
  }

  @Test
  void shouldReadBuiltInEvents() {
    assertThat(CloudEvents.read(record("*", "*/e1", "/plumbline/catalog")).tenant()).isEqualTo("*");
  }

  @Test
  void shouldRefuseASourceThatDoesNotOwnTheTopicAndATenantThatIsNotOfTheKey() {
    refused(record("acme", "acme/e1", "/plumbline/evidence"));
    refused(record("acme", "globex/e1", "/plumbline/catalog"));
    refused(record("*", "acme/e1", "/plumbline/catalog"));
    refused(record("a/b", "a/b/e1", "/plumbline/catalog"));
  }

  @Test
  void shouldRefuseMissingAndUnreadableHeaders() {
    for (String name : new String[] {"ce_id", "ce_source", "ce_type", "ce_time", "ce_tenant"}) {
      ConsumerRecord<byte[], byte[]> record = record("acme", "acme/e1", "/plumbline/catalog");
      record.headers().remove(name);
      refused(record);
    }
    ConsumerRecord<byte[], byte[]> record = record("acme", "acme/e1", "/plumbline/catalog");
    record.headers().remove("ce_resourceversion").add("ce_resourceversion", "x".getBytes(UTF_8));
    refused(record);
  }

  private static void refused(ConsumerRecord<byte[], byte[]> record) {
    assertThatThrownBy(() -> CloudEvents.read(record)).isInstanceOf(PoisonEventException.class);
  }
}
