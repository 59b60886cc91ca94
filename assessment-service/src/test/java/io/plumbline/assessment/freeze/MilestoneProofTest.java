package io.plumbline.assessment.freeze;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.freeze.MilestoneCalls.APRIL;
import static io.plumbline.assessment.freeze.MilestoneCalls.assessment;
import static io.plumbline.assessment.freeze.MilestoneCalls.create;
import static io.plumbline.assessment.freeze.MilestoneCalls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.assessment.Scenes;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a milestone a proof: its hash, its chain, its leaf, and that nothing changes it. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MilestoneProofTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldHashExactlyWhatItFrozeAndChainItToTheOneBefore() throws Exception {
    // Given
    var assessment = assessment();

    // When
    Milestone first = get(ana(), create(APRIL, assessment, "first").getName());
    Milestone second = get(ana(), create(APRIL, assessment, "second").getName());

    // Then
    assertThat(sha256(first)).isEqualTo(first.getContentHash().toByteArray());
    assertThat(sha256(second)).isEqualTo(second.getContentHash().toByteArray());
    MilestoneSnapshot start = MilestoneSnapshot.parseFrom(first.getSnapshot());
    MilestoneSnapshot next = MilestoneSnapshot.parseFrom(second.getSnapshot());
    assertThat(start.getForm()).isEqualTo("plumbline.milestone.v1");
    assertThat(start.getTenant()).isEqualTo("acme");
    assertThat(start.getMilestone()).isEqualTo(first.getName());
    assertThat(start.getPreviousHash().isEmpty()).isTrue();
    assertThat(start.getMappingSetsList()).isNotEmpty();
    assertThat(start.getAssessment().getScoringPolicy()).isEqualTo("v1");
    assertThat(next.getSequence()).isEqualTo(2);
    assertThat(next.getPreviousHash()).isEqualTo(first.getContentHash());
  }

  @Test
  void shouldTellTheLedgerItsHash() throws InvalidProtocolBufferException {
    Milestone made = create(APRIL, assessment(), "audit");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(told(made.getName())).hasSize(1));
    DecisionRecorded decision = told(made.getName()).get(0);
    assertThat(decision.getKind()).isEqualTo(DecisionRecorded.Kind.KIND_MILESTONE);
    assertThat(decision.getContentHash()).isEqualTo(made.getContentHash());
    assertThat(decision.getDecideTime()).isEqualTo(made.getCreateTime());
    assertThat(decision.getToState()).isEqualTo("FROZEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update milestone set note = 'otherwise'",
        "delete from milestone",
        "update milestone_snapshot set content = ''",
        "delete from milestone_snapshot",
      })
  void shouldRefuseEveryChangeInTheDatabase(String change) throws SQLException {
    create(APRIL, assessment(), "audit");

    try (Connection app = TestDatabase.asApp("assessment");
        Statement statement = app.createStatement()) {
      statement.execute("select set_config('plumbline.tenant', 'acme', false)");
      assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("permission denied");
    }
  }

  @Test
  void shouldNotGoWithItsWorkload() throws SQLException {
    Milestone made = create(APRIL, assessment(), "audit");
    String of = " where workload = '" + made.getName().split("/")[1] + "'";

    try (Connection root = TestDatabase.asSuperuser("assessment");
        Statement statement = root.createStatement()) {
      root.setAutoCommit(false);
      for (String table : List.of("practice_state", "answer_revision", "answer")) {
        statement.execute("delete from " + table + of);
      }
      assertThatThrownBy(() -> statement.execute("delete from assessment" + of))
          .hasMessageContaining("milestone_assessment");
      root.rollback();
    }
    assertThat(get(ana(), made.getName()).getPracticeStatesList()).hasSize(5);
  }

  private static byte[] sha256(Milestone milestone) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(milestone.getSnapshot().toByteArray());
  }

  private static List<DecisionRecorded> told(String milestone)
      throws InvalidProtocolBufferException {
    List<DecisionRecorded> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : TestEvents.read(Decisions.TOPIC)) {
      DecisionRecorded decision = DecisionRecorded.parseFrom(message.value());
      if (decision.getResource().equals(milestone)) {
        told.add(decision);
      }
    }
    return told;
  }
}
