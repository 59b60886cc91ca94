package io.plumbline.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import io.plumbline.platform.audit.AuditChain;
import io.plumbline.proto.audit.events.v1.AuditRecord;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AuditTrailTest {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  private static void create(String tenant, String name, boolean fail) {
    TestCalls.as(
            TestToken.of("ana", "contributor").tenant(tenant), NoteServiceGrpc::newBlockingStub)
        .createNote(CreateNoteRequest.newBuilder().setName(name).setFailAfterWrite(fail).build());
  }

  @Test
  void shouldChainEveryWriteWithoutGapsAndPublishIt() throws Exception {
    // Given
    String tenant = "audit-chain";

    // When
    for (int i = 0; i < 5; i++) {
      create(tenant, "n" + i, false);
    }
    assertThatThrownBy(() -> create(tenant, "n9", true)).isInstanceOf(StatusRuntimeException.class);

    // Then
    await("chain").atMost(LIMIT).until(() -> chain(tenant).size() == 5);
    List<AuditChain.Link> chain = chain(tenant);
    assertThat(AuditChain.firstBroken(1, AuditChain.start(), chain)).isEmpty();
    AuditRecord record = AuditRecord.parseFrom(chain.get(0).record());
    assertThat(record.getSubject()).isEqualTo("ana");
    assertThat(record.getMethod()).isEqualTo(Notes.CREATE);
    assertThat(record.getOrigin()).contains("127.0.0.1");
    await("published")
        .atMost(LIMIT)
        .until(
            () ->
                TestEvents.read("plumbline.notes.audit.v1").stream()
                        .filter(e -> TestEvents.header(e, "ce_tenant").equals(tenant))
                        .count()
                    == 5);
  }

  @Test
  void shouldNoticeATouchedRecordAndLetNobodyTouchOne() throws Exception {
    // Given
    String tenant = "audit-touch";
    create(tenant, "a", false);
    create(tenant, "b", false);
    await("chain").atMost(LIMIT).until(() -> chain(tenant).size() == 2);

    // When
    List<AuditChain.Link> chain = chain(tenant);
    byte[] flipped = chain.get(1).record().clone();
    flipped[flipped.length - 1] ^= 1;
    List<AuditChain.Link> touched =
        List.of(chain.get(0), new AuditChain.Link(2, flipped, chain.get(1).hash()));
    List<AuditChain.Link> cut = List.of(chain.get(1));

    // Then
    assertThat(AuditChain.firstBroken(1, AuditChain.start(), touched)).hasValue(2);
    assertThat(AuditChain.firstBroken(1, AuditChain.start(), cut)).hasValue(1);
    for (Connection connection :
        List.of(TestDatabase.asSuperuser("notes"), TestDatabase.asSystem("notes"))) {
      try (connection;
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute("update audit_record set sequence = 9"))
            .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> statement.execute("delete from audit_record"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void shouldCountDeniedCallsPerPrincipalMethodAndMinute() {
    // Given
    String tenant = "audit-denied";
    var vic =
        TestCalls.as(
            TestToken.of("vic", "viewer").tenant(tenant), NoteServiceGrpc::newBlockingStub);

    // When
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> vic.createNote(CreateNoteRequest.getDefaultInstance()))
          .isInstanceOf(StatusRuntimeException.class);
    }

    // Then
    await("denied").atMost(LIMIT).until(() -> denied(tenant) == 3);
  }

  private static List<AuditChain.Link> chain(String tenant) throws SQLException {
    List<AuditChain.Link> links = new ArrayList<>();
    try (Connection admin = TestDatabase.asSuperuser("notes");
        PreparedStatement query =
            admin.prepareStatement("select * from audit_record where tenant = ? order by 2")) {
      query.setString(1, tenant);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          links.add(
              new AuditChain.Link(
                  rows.getLong("sequence"), rows.getBytes("record"), rows.getBytes("hash")));
        }
      }
    }
    return links;
  }

  private static long denied(String tenant) throws SQLException {
    try (Connection admin = TestDatabase.asSuperuser("notes");
        PreparedStatement query =
            admin.prepareStatement(
                "select coalesce(sum(calls), 0) from audit_denied"
                    + " where tenant = ? and principal = 'vic'"
                    + " and method = 'plumbline.notes.v1.NoteService/CreateNote'")) {
      query.setString(1, tenant);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
