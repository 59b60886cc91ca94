package io.plumbline.assessment.answering;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.GetAnswerRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsResponse;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AnswerGrpcServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldScoreInTheSameWrite() {
    Assessment assessment = Scenes.assessment(Scenes.workload());

    Answer answer = Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);

    PracticeState state = Scenes.states(assessment).get("SEC01-BP01");
    assertThat(answer.getRevision()).isEqualTo(1);
    assertThat(answer.getAuthor()).isEqualTo("ana");
    assertThat(answer.getAssessmentVersion()).isEqualTo(2);
    assertThat(state.getAnswer()).isEqualTo(answer);
    assertThat(state.getVerdict()).isEqualTo(Verdict.VERDICT_UNSUPPORTED);
    assertThat(state.getBucket()).isEqualTo(Bucket.BUCKET_DECLARED_ONLY);
    assertThat(state.getDeclared()).isEqualTo(100);
    assertThat(state.getProven()).isZero();
    assertThat(state.getVersion()).isEqualTo(2);
    assertThat(Scenes.states(assessment).get("SEC03-BP02").getVersion()).isEqualTo(1);
  }

  @Test
  void shouldShowUnansweredAnswer() {
    Assessment assessment = Scenes.assessment(Scenes.workload());

    Answer answer = get(ana(), assessment, "sec01-bp01");

    assertThat(answer.getStatus()).isEqualTo(ANSWER_STATUS_UNANSWERED);
    assertThat(answer.getRevision()).isZero();
    assertThat(Refused.by(() -> get(ana(), assessment, "sec09-bp99")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldSeeConflictBetweenTwins() {
    Assessment assessment = Scenes.assessment(Scenes.workload());

    Scenes.answer(assessment, "sec01-bp02", ANSWER_STATUS_IMPLEMENTED);

    assertThat(Scenes.states(assessment).get("SEC01-BP02").getTwinConflict()).isTrue();
    assertThat(Scenes.states(assessment).get("SEC02-BP01").getTwinConflict()).isTrue();
    Scenes.answer(assessment, "sec02-bp01", ANSWER_STATUS_IMPLEMENTED);
    assertThat(Scenes.states(assessment).get("SEC01-BP02").getTwinConflict()).isFalse();
  }

  @Test
  void shouldNeedReasonForNotApplicable() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Answer answer = named(assessment).setStatus(ANSWER_STATUS_NOT_APPLICABLE).build();

    Refused refused = Refused.by(() -> update(ana(), answer));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.reason()).isEqualTo("FIELD_INVALID");
    assertThat(refused.fields()).containsExactly("answer.reason");
  }

  @Test
  void shouldKeepDegreeOfPartialOnly() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Answer.Builder partial = named(assessment).setStatus(ANSWER_STATUS_PARTIALLY_IMPLEMENTED);
    Answer.Builder full = named(assessment).setStatus(ANSWER_STATUS_IMPLEMENTED);

    assertThat(update(ana(), partial.build()).getDegree()).isEqualTo(50);
    assertThat(update(ana(), partial.setDegree(30).build()).getDegree()).isEqualTo(30);
    assertThat(Refused.by(() -> update(ana(), full.setDegree(10).build())).fields())
        .containsExactly("answer.degree");
    assertThat(Refused.by(() -> update(ana(), partial.setDegree(101).build())).fields())
        .containsExactly("answer.degree");
    assertThat(update(ana(), full.clearDegree().build()).hasDegree()).isFalse();
  }

  @Test
  void shouldAbortWhenEtagIsStaleAndTellWhatIsStored() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Answer before = get(ana(), assessment, "sec01-bp01");
    Answer stored = Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);

    Refused refused =
        Refused.by(
            () ->
                update(
                    carl(), before.toBuilder().setStatus(ANSWER_STATUS_NOT_IMPLEMENTED).build()));

    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo("ETAG_MISMATCH");
    assertThat(refused.metadata())
        .containsEntry("etag", stored.getEtag())
        .containsEntry("status", "ANSWER_STATUS_IMPLEMENTED")
        .containsEntry("author", "ana");
  }

  @Test
  void shouldAnswerAlikeWhenRequestIdRepeats() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    UpdateAnswerRequest request =
        UpdateAnswerRequest.newBuilder()
            .setAnswer(named(assessment).setStatus(ANSWER_STATUS_IMPLEMENTED))
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Answer first = assessments(ana()).updateAnswer(request);
    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);

    assertThat(assessments(ana()).updateAnswer(request)).isEqualTo(first);
    assertThat(get(ana(), assessment, "sec01-bp01").getRevision()).isEqualTo(2);
  }

  @Test
  void shouldKeepEveryRevision() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Answer first = Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);
    Answer same = Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);
    Answer second =
        assessments(carl())
            .updateAnswer(
                UpdateAnswerRequest.newBuilder()
                    .setAnswer(named(assessment).setNotes("only a note"))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("notes"))
                    .build());

    ListAnswerRevisionsResponse history =
        assessments(ana())
            .listAnswerRevisions(
                ListAnswerRevisionsRequest.newBuilder().setParent(first.getName()).build());

    assertThat(same).isEqualTo(first);
    assertThat(second.getStatus()).isEqualTo(ANSWER_STATUS_NOT_IMPLEMENTED);
    assertThat(history.getRevisionsList()).containsExactly(second, first);
  }

  @Test
  void shouldStoreNothingWhenOnlyValidating() {
    Assessment assessment = Scenes.assessment(Scenes.workload());

    Answer preview =
        assessments(ana())
            .updateAnswer(
                UpdateAnswerRequest.newBuilder()
                    .setAnswer(named(assessment).setStatus(ANSWER_STATUS_IMPLEMENTED))
                    .setValidateOnly(true)
                    .build());

    assertThat(preview.getStatus()).isEqualTo(ANSWER_STATUS_IMPLEMENTED);
    assertThat(get(ana(), assessment, "sec01-bp01").getRevision()).isZero();
  }

  @Test
  void shouldLetOnlyThoseAnswerWhoBelong() {
    Assessment restricted = Scenes.assessment(Scenes.restricted());
    Answer answer = named(restricted).setStatus(ANSWER_STATUS_IMPLEMENTED).build();
    TestToken auditing = TestToken.of("bo", "contributor", "auditor");
    TestToken gus = TestToken.of("gus", "contributor").tenant("globex");

    assertThat(Refused.by(() -> update(Scenes.audrey(), answer)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> update(carl(), answer)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> update(gus, answer)).code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> update(auditing, answer)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(update(ana(), answer).getRevision()).isEqualTo(1);
  }

  @Test
  void shouldRefuseNameOfSomethingElse() {
    Answer odd = Answer.newBuilder().setName("workloads/x").build();

    assertThat(Refused.by(() -> update(ana(), odd)).fields()).containsExactly("answer.name");
  }

  private static Answer.Builder named(Assessment assessment) {
    return Answer.newBuilder().setName(assessment.getName() + "/answers/sec01-bp01");
  }

  private static Answer update(TestToken token, Answer answer) {
    return assessments(token)
        .updateAnswer(UpdateAnswerRequest.newBuilder().setAnswer(answer).build());
  }

  private static Answer get(TestToken token, Assessment assessment, String practice) {
    return assessments(token)
        .getAnswer(
            GetAnswerRequest.newBuilder()
                .setName(assessment.getName() + "/answers/" + practice)
                .build());
  }
}
