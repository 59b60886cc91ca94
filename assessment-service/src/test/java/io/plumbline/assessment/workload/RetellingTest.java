package io.plumbline.assessment.workload;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.workloads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A workload that a migration puts down is told once more, as it is. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RetellingTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void shouldTellAnArchivedWorkloadOnceMore() throws Exception {
    // Given
    Scenes.catalogIsKnown();
    Workload workload = Scenes.workload();
    Workload archived =
        workloads(adam())
            .archiveWorkload(
                ArchiveWorkloadRequest.newBuilder().setName(workload.getName()).build());
    await().atMost(LIMIT).until(() -> told(archived).size() == 2);

    // When
    execute(
        "insert into workload_to_tell select tenant, id from workload where archived_at is not null"
            + " and id = '"
            + WorkloadName.id(archived.getName())
            + "'");
    await().atMost(LIMIT).until(() -> toTell() == 0);

    // Then it is told as it is, under its version
    await().atMost(LIMIT).until(() -> told(archived).size() > 2);
    assertThat(told(archived)).extracting(WorkloadChanged::getVersion).containsExactly(1L, 2L, 2L);
    assertThat(told(archived).get(2).getWorkload()).isEqualTo(archived);
  }

  private static List<WorkloadChanged> told(Workload workload)
      throws InvalidProtocolBufferException {
    List<WorkloadChanged> found = new ArrayList<>();
    for (var message : TestEvents.read(WorkloadWriter.TOPIC)) {
      if (TestEvents.header(message, "ce_subject").equals(workload.getName())) {
        found.add(WorkloadChanged.parseFrom(message.value()));
      }
    }
    return found;
  }

  private static long toTell() throws SQLException {
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from workload_to_tell")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
