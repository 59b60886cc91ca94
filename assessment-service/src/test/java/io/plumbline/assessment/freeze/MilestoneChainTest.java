package io.plumbline.assessment.freeze;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.freeze.MilestoneCalls.APRIL;
import static io.plumbline.assessment.freeze.MilestoneCalls.assessment;
import static io.plumbline.assessment.freeze.MilestoneCalls.create;
import static io.plumbline.assessment.freeze.MilestoneCalls.stub;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.VerifyMilestoneRequest;
import io.plumbline.proto.assessment.v1.VerifyMilestoneResponse;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chain notices when the owner of the database changes something. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MilestoneChainTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldVerifyAllUpToTheOneThatIsNamed() {
    // Given
    Assessment assessment = chain();

    // When
    VerifyMilestoneResponse verified = verify(ana(), assessment, "two");

    // Then
    assertThat(verified.getIntact()).isTrue();
    assertThat(verified.getVerifiedCount()).isEqualTo(2);
    assertThat(verify(ana(), assessment, "three").getVerifiedCount()).isEqualTo(3);
    assertThat(verified.getFaultsList()).isEmpty();
    TestToken foreign = TestToken.of("eve", "auditor").tenant("other");
    assertThat(Refused.by(() -> verify(foreign, assessment, "two")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update milestone_snapshot set content = set_byte(content, 40, 7) where id = 'two'                 | two CONTENT, two LABEL
          update milestone_snapshot set content = substr(content, 1, 30) where id = 'two'                   | two CONTENT, two LABEL
          delete from milestone_snapshot where id = 'two'                                                   | two CONTENT
          update milestone set note = 'never said' where id = 'two'                                         | two LABEL
          update milestone set proven = 9999 where id = 'three'                                             | three LABEL
          update milestone set content_hash = sha256('x') where id = 'two'                                  | two CONTENT, three PREVIOUS
          update milestone_snapshot set content = overlay(content placing '\\xb83e01' from length(content) + 1) where id = 'two'; update milestone m set content_hash = (select sha256(s.content) from milestone_snapshot s where s.workload = m.workload and s.id = 'two') where id = 'two' | three PREVIOUS
          delete from milestone_snapshot where id = 'two'; delete from milestone where id = 'two'           | three PREVIOUS, three SEQUENCE
          """)
  void shouldNoticeWhatWasChanged(String changes, String faults) throws SQLException {
    // Given
    Assessment assessment = chain();

    // When
    try (Connection root = TestDatabase.asSuperuser("assessment");
        Statement statement = root.createStatement()) {
      for (String change : changes.split(";")) {
        statement.execute(change + " and workload = '" + assessment.getName().split("/")[1] + "'");
      }
    }

    // Then
    VerifyMilestoneResponse verified = verify(ana(), assessment, "three");
    assertThat(verified.getIntact()).isFalse();
    assertThat(told(verified)).containsExactlyInAnyOrder(faults.split(", "));
  }

  private static List<String> told(VerifyMilestoneResponse verified) {
    return verified.getFaultsList().stream()
        .map(
            fault ->
                fault.getMilestone().replaceFirst(".*/", "")
                    + fault.getKind().name().replaceFirst("KIND_", " "))
        .toList();
  }

  private static Assessment chain() {
    Assessment assessment = assessment();
    List.of("one", "two", "three").forEach(id -> create(APRIL, assessment, id));
    return assessment;
  }

  private static VerifyMilestoneResponse verify(TestToken by, Assessment assessment, String id) {
    return stub(by)
        .verifyMilestone(
            VerifyMilestoneRequest.newBuilder()
                .setName(assessment.getName() + "/milestones/" + id)
                .build());
  }
}
