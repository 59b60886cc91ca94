package io.plumbline.assessment.history;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.answer;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be asked about the past, and how what was tampered with is noticed. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AsOfTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldExplainWhatWasSoThen() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    ListPracticeStatesResponse then = list(ana(), request(assessment));
    answer(assessment, "sec01-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);

    // When
    ExplainPracticeResponse explained =
        assessments(ana())
            .explainPractice(
                ExplainPracticeRequest.newBuilder()
                    .setName(assessment.getName() + "/answers/sec01-bp01")
                    .setAsOfTime(then.getRecordTime())
                    .build());

    // Then
    assertThat(explained.getState()).isEqualTo(then.getPracticeStates(0));
    assertThat(explained.getState().getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_IMPLEMENTED);
    assertThat(explained.getTerms(1).getInputsMap()).containsEntry("declared", "IMPLEMENTED");
  }

  @Test
  void shouldPageThroughThePast() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    ListPracticeStatesResponse then = list(ana(), request(assessment));
    answer(assessment, "sec03-bp02", ANSWER_STATUS_IMPLEMENTED);
    ListPracticeStatesRequest.Builder request =
        request(assessment).setPageSize(2).setAsOfTime(then.getRecordTime());

    List<PracticeState> all = new ArrayList<>();
    do {
      ListPracticeStatesResponse page = list(ana(), request);
      all.addAll(page.getPracticeStatesList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());

    assertThat(all).isEqualTo(then.getPracticeStatesList());
  }

  @Test
  void shouldRefuseWhatIsNotPast() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Timestamp recorded = list(ana(), request(assessment)).getRecordTime();

    Refused future =
        refused(request(assessment).setAsOfTime(Scenes.timestamp(Instant.now().plusSeconds(60))));
    Refused waiting = refused(request(assessment).setAsOfTime(recorded).setMinVersion(1));
    Refused before =
        refused(
            request(assessment)
                .setAsOfTime(Timestamps.subtract(recorded, Durations.fromMicros(1))));

    assertThat(future.fields()).containsExactly("as_of_time");
    assertThat(waiting.fields()).containsExactly("min_version");
    assertThat(before.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(before.reason()).isEqualTo("NO_HISTORY");
  }

  @Test
  void shouldShowNoPastOfWhatIsHidden() {
    Assessment assessment = Scenes.assessment(Scenes.restricted());
    Timestamp recorded = list(ana(), request(assessment)).getRecordTime();

    Refused hidden = Refused.by(() -> list(carl(), request(assessment).setAsOfTime(recorded)));

    assertThat(hidden.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(hidden.reason()).isEqualTo("RESOURCE_NOT_FOUND");
  }

  @Test
  void shouldNoticeAnInputThatWasChanged() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    Timestamp recorded = list(ana(), request(assessment)).getRecordTime();

    tamper(
        "update answer_revision set status = 'NOT_IMPLEMENTED' where workload = '"
            + assessment.getName().split("/")[1]
            + "'");

    Refused noticed = refused(request(assessment).setAsOfTime(recorded));
    assertThat(noticed.code()).isEqualTo(Status.Code.DATA_LOSS);
    assertThat(noticed.reason()).isEqualTo("HISTORY_DIFFERS");
    assertThat(noticed.metadata()).containsEntry("practice", "SEC01-BP01");
  }

  /** What the migration makes of an installation that kept no history before. */
  @Test
  void shouldBeginWithWhatWasKnownWhenTheHistoryBegan() throws IOException {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    ListPracticeStatesResponse then = list(ana(), request(assessment));

    tamper(
        "truncate mapping_set_revision, assessment_revision, practice_state_revision;"
            + migration("update mapping_set set", "alter table mapping_set alter"));
    answer(assessment, "sec01-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);

    assertThat(list(ana(), request(assessment).setAsOfTime(then.getRecordTime()))).isEqualTo(then);
  }

  private static String migration(String from, String to) throws IOException {
    String file = "/db/migration/V202611261340__history.sql";
    try (InputStream in = History.class.getResourceAsStream(file)) {
      String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return sql.substring(sql.indexOf(from), sql.indexOf(to));
    }
  }

  @Test
  void shouldNoticeAStateThatIsGone() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Timestamp recorded = list(ana(), request(assessment)).getRecordTime();

    tamper(
        "delete from practice_state_revision where practice = 'sec03-bp02' and workload = '"
            + assessment.getName().split("/")[1]
            + "'");

    assertThat(refused(request(assessment).setAsOfTime(recorded)).reason())
        .isEqualTo("HISTORY_DIFFERS");
  }

  private static ListPracticeStatesRequest.Builder request(Assessment assessment) {
    return ListPracticeStatesRequest.newBuilder().setParent(assessment.getName());
  }

  private static ListPracticeStatesResponse list(
      TestToken by, ListPracticeStatesRequest.Builder request) {
    return assessments(by).listPracticeStates(request.build());
  }

  private static Refused refused(ListPracticeStatesRequest.Builder request) {
    return Refused.by(() -> list(ana(), request));
  }

  private static void tamper(String sql) {
    try (Connection connection = TestDatabase.asSuperuser("assessment");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
