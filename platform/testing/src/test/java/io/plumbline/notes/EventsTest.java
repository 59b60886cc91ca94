package io.plumbline.notes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.Note;
import io.plumbline.proto.notes.v1.NoteServiceGrpc;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestEvents.Sent;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class EventsTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String DEAD = FactHandler.TOPIC + ".dlq";

  @Inject FactHandler handler;

  private static Sent fact(String tenant, String name, long version) {
    Note note = Note.newBuilder().setName(name).setVersion(version).build();
    return Sent.of(tenant, FactHandler.TOPIC, name, "io.plumbline.other.fact.v1", version, note);
  }

  @Test
  void shouldPublishACommittedWriteAsACloudEvent() {
    // Given
    String tenant = "events-publish";

    // When
    TestCalls.with(
            java.util.Map.of(
                "authorization",
                "Bearer " + TestToken.of("ana", "contributor").tenant(tenant).sign(),
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            NoteServiceGrpc::newBlockingStub)
        .createNote(CreateNoteRequest.newBuilder().setName("n").build());

    // Then
    await("event").atMost(LIMIT).until(() -> published(tenant).size() == 1);
    ConsumerRecord<byte[], byte[]> event = published(tenant).get(0);
    assertThat(new String(event.key(), UTF_8)).isEqualTo(tenant + "/n");
    assertThat(TestEvents.header(event, "ce_specversion")).isEqualTo("1.0");
    assertThat(TestEvents.header(event, "ce_id")).hasSize(36);
    assertThat(TestEvents.header(event, "ce_source")).isEqualTo("/plumbline/notes");
    assertThat(TestEvents.header(event, "ce_type")).isEqualTo("io.plumbline.notes.note.changed.v1");
    assertThat(TestEvents.header(event, "ce_subject")).isEqualTo("notes/n");
    assertThat(TestEvents.header(event, "ce_dataschema")).endsWith("/plumbline.notes.v1.Note");
    assertThat(TestEvents.header(event, "ce_resourceversion")).isEqualTo("1");
    assertThat(TestEvents.header(event, "ce_traceparent")).startsWith("00-0af7651916cd43dd");
    assertThat(TestEvents.header(event, "content-type")).isEqualTo("application/protobuf");
    await("outbox").atMost(LIMIT).until(() -> rows("outbox", tenant) == 0);
  }

  @Test
  void shouldHandleADuplicateOnceAndDropALateEvent() {
    // Given
    String tenant = "events-twice";
    Sent first = fact(tenant, "a", 1);
    Sent third = fact(tenant, "a", 3);

    // When
    TestEvents.send(first, first, third, fact(tenant, "a", 2), third, fact(tenant, "end", 1));

    // Then
    await("end").atMost(LIMIT).until(() -> handled(tenant, "end") == 1);
    await("all").atMost(LIMIT).until(() -> rows("inbox", tenant) == 4);
    assertThat(handled(tenant, "a")).isEqualTo(2);
    assertThat(value("select version from fact where tenant = ? and name = 'a'", tenant))
        .isEqualTo(3);
  }

  @Test
  void shouldTryAgainWhatMayPassAndKeepTheOrder() {
    // Given
    String tenant = "events-flaky";
    handler.failures.set(8);

    // When
    TestEvents.send(fact(tenant, "flaky", 1), fact(tenant, "flaky", 2));

    // Then
    await("flaky").atMost(LIMIT).until(() -> handled(tenant, "flaky") == 2);
  }

  @Test
  void shouldPutWhatCanNotBeHandledOnTheDeadLetterTopicAndGoOn() {
    // Given
    String tenant = "events-dead";
    Sent good = fact(tenant, "after", 1);
    Sent unreadable =
        new Sent(
            "u1", tenant, FactHandler.TOPIC, "other", "x", "t", "s", 1, new byte[] {(byte) 0xff});
    Sent forged = new Sent("u2", tenant, FactHandler.TOPIC, "evil", "x", "t", "s", 1, good.data());

    // When
    TestEvents.send(unreadable, forged, fact(tenant, "broken", 1), good);

    // Then
    await("after").atMost(LIMIT).until(() -> handled(tenant, "after") == 1);
    await("dead").atMost(LIMIT).until(() -> dead(tenant).size() == 3);
    assertThat(dead(tenant))
        .extracting(letter -> TestEvents.header(letter, "plumbline_dlq_reason"))
        .anyMatch(reason -> reason.contains("payload is not readable"))
        .anyMatch(reason -> reason.contains("does not own the topic"))
        .anyMatch(reason -> reason.contains("this one always fails"));
    assertThat(rows("inbox", tenant)).isEqualTo(1);
  }

  private static List<ConsumerRecord<byte[], byte[]>> published(String tenant) {
    return of(tenant, TestEvents.read(Notes.TOPIC));
  }

  private static List<ConsumerRecord<byte[], byte[]>> dead(String tenant) {
    return of(tenant, TestEvents.read(DEAD));
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(
      String tenant, List<ConsumerRecord<byte[], byte[]>> all) {
    return all.stream().filter(e -> new String(e.key(), UTF_8).startsWith(tenant + "/")).toList();
  }

  private static long handled(String tenant, String name) {
    return value(
        "select coalesce(max(handled), 0) from fact where name = '" + name + "' and tenant = ?",
        tenant);
  }

  private static long rows(String table, String tenant) {
    return value("select count(*) from " + table + " where tenant = ?", tenant);
  }

  private static long value(String sql, String tenant) {
    try (Connection admin = TestDatabase.asSuperuser("notes");
        PreparedStatement query = admin.prepareStatement(sql)) {
      query.setString(1, tenant);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
