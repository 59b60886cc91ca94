package io.plumbline.assessment.answering;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.type.Date;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.BatchUpdateAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersResponse;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAnswersRequest;
import io.plumbline.proto.assessment.v1.ListAnswersResponse;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several answers at once, taken over from elsewhere, and found again. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class BatchTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldAnswerAllInOneVersion() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    BatchUpdateAnswersRequest request =
        batch(
                assessment,
                one(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED),
                one(assessment, "sec03-bp02", ANSWER_STATUS_NOT_IMPLEMENTED))
            .setRequestId(UUID.randomUUID().toString())
            .build();

    List<Answer> answers = assessments(ana()).batchUpdateAnswers(request).getAnswersList();

    assertThat(answers)
        .extracting(Answer::getStatus)
        .containsExactly(ANSWER_STATUS_IMPLEMENTED, ANSWER_STATUS_NOT_IMPLEMENTED);
    assertThat(version(assessment)).isEqualTo(assessment.getVersion() + 1);
    assertThat(assessments(ana()).batchUpdateAnswers(request).getAnswersList()).isEqualTo(answers);
    assertThat(version(assessment)).isEqualTo(assessment.getVersion() + 1);
  }

  @Test
  void shouldAnswerNoneWhenOneIsRefused() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Assessment other = Scenes.assessment(Scenes.workload());
    UpdateAnswerRequest good = one(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);

    assertThat(
            refused(assessment, good, one(assessment, "sec03-bp02", ANSWER_STATUS_NOT_APPLICABLE))
                .fields())
        .containsExactly("requests[1].answer.reason");
    assertThat(refused(assessment, good, good).fields()).containsExactly("requests[1].answer.name");
    assertThat(
            refused(assessment, good, one(other, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED)).fields())
        .containsExactly("requests[1].answer.name");
    assertThat(
            refused(assessment, good, one(assessment, "sec99-bp01", ANSWER_STATUS_IMPLEMENTED))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(state(assessment, "SEC01-BP01").getAnswer().getStatus())
        .isEqualTo(ANSWER_STATUS_UNANSWERED);
  }

  @Test
  void shouldCopyByMeaningAndSayWhereItCameFrom() {
    // Given one twin answered in a source, and a practice answered on both sides
    Workload workload = Scenes.workload();
    Assessment source = Scenes.assessment(workload);
    Assessment target = Scenes.assessment(Scenes.workload());
    Answer twin = Scenes.answer(source, "sec02-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);
    Scenes.answer(source, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(target, "sec01-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);

    // When
    CopyAnswersResponse copied = copy(target, source, false);

    // Then
    assertThat(copied.getAnswersList())
        .extracting(Answer::getName)
        .containsExactly(
            target.getName() + "/answers/sec01-bp02", target.getName() + "/answers/sec02-bp01");
    assertThat(copied.getAnswersList())
        .allSatisfy(
            answer -> {
              assertThat(answer.getOrigin()).isEqualTo(twin.getName() + "@1");
              assertThat(answer.getStatus()).isEqualTo(ANSWER_STATUS_NOT_IMPLEMENTED);
              assertThat(answer.getReason()).isEqualTo("said so");
            });
    assertThat(copied.getKeptList()).containsExactly("sec01-bp01");
    assertThat(copied.getWithoutSourceList()).containsExactly("sec03-bp01", "sec03-bp02");
    assertThat(copy(target, source, true).getAnswersList()).hasSize(3);
    assertThat(state(target, "SEC01-BP01").getAnswer().getStatus())
        .isEqualTo(ANSWER_STATUS_IMPLEMENTED);
  }

  @Test
  void shouldCopyFromTwinToTwin() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp02", ANSWER_STATUS_IMPLEMENTED);

    CopyAnswersResponse copied = copy(assessment, assessment, false);

    assertThat(copied.getAnswersList())
        .extracting(Answer::getName)
        .containsExactly(assessment.getName() + "/answers/sec02-bp01");
    assertThat(copied.getKeptList()).isEmpty();
    assertThat(state(assessment, "SEC01-BP02").getTwinConflict()).isFalse();
  }

  @Test
  void shouldNotCopyFromWhatCanNotBeSeen() {
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    Assessment target = Scenes.assessment(Scenes.workload());

    assertThat(
            Refused.by(
                    () ->
                        assessments(carl())
                            .copyAnswers(
                                CopyAnswersRequest.newBuilder()
                                    .setParent(target.getName())
                                    .setSource(hidden.getName())
                                    .build()))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldFindAnswersOfAnAssigneeThatAreDue() {
    // Given
    String name = Scenes.id("mia");
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    assign(assessment, "sec01-bp01", name, 2026);
    assign(assessment, "sec03-bp02", name, 2030);
    assign(hidden, "sec01-bp01", name, 2026);

    // Then
    String all = "workloads/-/assessments/-";
    String mine = "assignee = \"" + name + "\"";
    assertThat(list(ana(), all, mine).getAnswersList()).hasSize(3);
    assertThat(list(carl(), all, mine).getAnswersList()).hasSize(2);
    assertThat(list(carl(), all, mine + " AND due_before = \"2027-01-01\"").getAnswersList())
        .extracting(Answer::getName)
        .containsExactly(assessment.getName() + "/answers/sec01-bp01");
    assertThat(list(ana(), assessment.getName(), "review = \"NONE\"").getAnswersList()).isEmpty();
    assertThat(Refused.by(() -> list(carl(), hidden.getName(), "")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> list(ana(), all, "due_before = \"soon\"")).fields())
        .containsExactly("filter");
  }

  @Test
  void shouldLeaveOutArchivedWorkloadsUnlessTheyAreNamed() {
    String name = Scenes.id("zoe");
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    assign(assessment, "sec01-bp01", name, 2026);
    String mine = "assignee = \"" + name + "\"";
    assertThat(list(ana(), "workloads/-/assessments/-", mine).getAnswersList()).hasSize(1);

    Scenes.workloads(Scenes.adam())
        .archiveWorkload(ArchiveWorkloadRequest.newBuilder().setName(workload.getName()).build());

    assertThat(list(ana(), "workloads/-/assessments/-", mine).getAnswersList()).isEmpty();
    assertThat(list(ana(), workload.getName() + "/assessments/-", mine).getAnswersList())
        .hasSize(1);
  }

  @Test
  void shouldPageThroughAnswers() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(assessment, "sec01-bp02", ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(assessment, "sec03-bp02", ANSWER_STATUS_IMPLEMENTED);
    ListAnswersRequest request =
        ListAnswersRequest.newBuilder().setParent(assessment.getName()).setPageSize(2).build();

    ListAnswersResponse first = assessments(ana()).listAnswers(request);
    ListAnswersResponse rest =
        assessments(ana())
            .listAnswers(request.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(first.getAnswersList())
        .extracting(Answer::getName)
        .containsExactly(
            assessment.getName() + "/answers/sec03-bp02",
            assessment.getName() + "/answers/sec01-bp02");
    assertThat(rest.getAnswersList()).hasSize(1);
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  @Test
  void shouldRefuseDayThatIsNone() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Answer answer =
        Answer.newBuilder()
            .setName(assessment.getName() + "/answers/sec01-bp01")
            .setStatus(ANSWER_STATUS_IMPLEMENTED)
            .setDueDate(Date.newBuilder().setYear(2027).setMonth(2).setDay(30))
            .build();

    assertThat(
            Refused.by(
                    () ->
                        assessments(ana())
                            .updateAnswer(
                                UpdateAnswerRequest.newBuilder().setAnswer(answer).build()))
                .fields())
        .containsExactly("answer.due_date");
  }

  private static void assign(Assessment assessment, String practice, String to, int year) {
    assessments(ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/" + practice)
                        .setAssignee(to)
                        .setDueDate(Date.newBuilder().setYear(year).setMonth(6).setDay(1)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("assignee").addPaths("due_date"))
                .build());
  }

  private static ListAnswersResponse list(TestToken by, String parent, String filter) {
    return assessments(by)
        .listAnswers(ListAnswersRequest.newBuilder().setParent(parent).setFilter(filter).build());
  }

  private static CopyAnswersResponse copy(Assessment to, Assessment from, boolean overwrite) {
    return assessments(ana())
        .copyAnswers(
            CopyAnswersRequest.newBuilder()
                .setParent(to.getName())
                .setSource(from.getName())
                .setOverwrite(overwrite)
                .build());
  }

  private static Refused refused(Assessment assessment, UpdateAnswerRequest... requests) {
    return Refused.by(
        () -> assessments(ana()).batchUpdateAnswers(batch(assessment, requests).build()));
  }

  private static BatchUpdateAnswersRequest.Builder batch(
      Assessment assessment, UpdateAnswerRequest... requests) {
    return BatchUpdateAnswersRequest.newBuilder()
        .setParent(assessment.getName())
        .addAllRequests(List.of(requests));
  }

  private static UpdateAnswerRequest one(
      Assessment assessment, String practice, AnswerStatus status) {
    return UpdateAnswerRequest.newBuilder()
        .setAnswer(
            Answer.newBuilder()
                .setName(assessment.getName() + "/answers/" + practice)
                .setStatus(status))
        .build();
  }

  private static PracticeState state(Assessment assessment, String practice) {
    return Scenes.states(assessment).get(practice);
  }

  private static long version(Assessment assessment) {
    return assessments(ana())
        .getAssessment(GetAssessmentRequest.newBuilder().setName(assessment.getName()).build())
        .getVersion();
  }
}
