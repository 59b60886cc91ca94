package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.NoteServiceGrpc;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RelayTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LOSE_COMMITS =
      """
      create function lose_commit() returns trigger language plpgsql as $$
      begin raise exception 'the process dies here'; end $$;
      create trigger lose_commit before delete on outbox
        for each row when (old.tenant = 'relay-crash') execute function lose_commit()
      """;

  private static void create(String tenant, String name) {
    TestCalls.as(
            TestToken.of("ana", "contributor").tenant(tenant), NoteServiceGrpc::newBlockingStub)
        .createNote(CreateNoteRequest.newBuilder().setName(name).build());
  }

  @Test
  void shouldSendAgainWhatWasSentBeforeACrash() throws SQLException {
    // Given
    admin(LOSE_COMMITS);
    try {
      // When
      create("relay-crash", "n");
      await("sent").atMost(LIMIT).until(() -> !ids("relay-crash").isEmpty());
    } finally {
      admin("drop trigger lose_commit on outbox; drop function lose_commit()");
    }
    await("settled").atMost(LIMIT).until(() -> count("relay-crash", "") == 0);

    // Then
    assertThat(ids("relay-crash")).hasSizeGreaterThan(1).containsOnly(ids("relay-crash").get(0));
  }

  @Test
  void shouldParkARowTheBrokerRefusesAndSendTheOthers() throws SQLException {
    // Given
    insertTooLarge("relay-poison");

    // When
    create("relay-poison", "good");

    // Then
    await("good").atMost(LIMIT).until(() -> ids("relay-poison").size() == 1);
    await("parked")
        .atMost(LIMIT)
        .until(() -> count("relay-poison", " and parked_at is not null") == 1);
    assertThat(count("relay-poison", " and last_error like 'RecordTooLarge%' and attempts = 5"))
        .isEqualTo(1);
  }

  private static List<String> ids(String tenant) {
    return TestEvents.read(Notes.TOPIC).stream()
        .filter(e -> TestEvents.header(e, "ce_tenant").equals(tenant))
        .map(e -> TestEvents.header(e, "ce_id"))
        .toList();
  }

  private static void insertTooLarge(String tenant) throws SQLException {
    String sql =
        "insert into outbox (tenant, id, shard, topic, key, type, subject, resource_version, time,"
            + " dataschema, payload) values (?, ?, 0, ?, ?, 't', 's', 1, now(), 'd', ?)";
    try (Connection admin = TestDatabase.asSuperuser("notes");
        PreparedStatement insert = admin.prepareStatement(sql)) {
      insert.setString(1, tenant);
      insert.setObject(2, UUID.randomUUID());
      insert.setString(3, Notes.TOPIC);
      insert.setString(4, tenant + "/large");
      insert.setBytes(5, new byte[2_000_000]);
      insert.executeUpdate();
    }
  }

  private static void admin(String sql) throws SQLException {
    try (Connection admin = TestDatabase.asSuperuser("notes");
        Statement statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(String tenant, String condition) throws SQLException {
    try (Connection admin = TestDatabase.asSuperuser("notes");
        Statement statement = admin.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from outbox where tenant = '" + tenant + "'" + condition)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
