package io.plumbline.assessment.signoff;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.signoff.ReviewCalls.REA;
import static io.plumbline.assessment.signoff.ReviewCalls.answer;
import static io.plumbline.assessment.signoff.ReviewCalls.answered;
import static io.plumbline.assessment.signoff.ReviewCalls.approve;
import static io.plumbline.assessment.signoff.ReviewCalls.approveAnswer;
import static io.plumbline.assessment.signoff.ReviewCalls.close;
import static io.plumbline.assessment.signoff.ReviewCalls.gaps;
import static io.plumbline.assessment.signoff.ReviewCalls.reopen;
import static io.plumbline.assessment.signoff.ReviewCalls.requestChanges;
import static io.plumbline.assessment.signoff.ReviewCalls.stub;
import static io.plumbline.assessment.signoff.ReviewCalls.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentEvent;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsResponse;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.SubmitAssessmentRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an assessment is handed in, judged, closed and taken up again. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AssessmentLifeTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldListWhatIsMissingBeforeSubmission() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE);

    Refused refused = Refused.by(() -> submit(ana(), assessment));

    assertThat(refused.reason()).isEqualTo("ASSESSMENT_INCOMPLETE");
    assertThat(refused.metadata()).containsEntry("gaps", "4");
    assertThat(gaps(assessment))
        .containsExactly(
            "SEC01-BP01 NO_APPROVER",
            "SEC01-BP02 UNANSWERED",
            "SEC02-BP01 UNANSWERED",
            "SEC03-BP01 UNANSWERED",
            "SEC03-BP02 UNANSWERED");
  }

  @Test
  void shouldGoThroughItsWholeLifeAndKeepEveryStep() {
    // Given
    Assessment assessment = answered();
    assertThat(gaps(assessment)).isEmpty();

    // When
    Assessment submitted = submit(ana(), assessment);
    Assessment sentBack = requestChanges(REA, assessment);
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    submit(ana(), assessment);
    Assessment approved = approve(REA, assessment);
    Assessment closed = close(REA, assessment);
    Assessment reopened = reopen(ana(), assessment);

    // Then
    assertThat(submitted.getState()).isEqualTo(Assessment.State.STATE_SUBMITTED);
    assertThat(submitted.getSubmitter()).isEqualTo("ana");
    assertThat(submitted.getVersion()).isGreaterThan(assessment.getVersion());
    assertThat(sentBack.getState()).isEqualTo(Assessment.State.STATE_CHANGES_REQUESTED);
    assertThat(sentBack.getStateReason()).isEqualTo("Say more.");
    assertThat(approved.getState()).isEqualTo(Assessment.State.STATE_APPROVED);
    assertThat(approved.getStateActor()).isEqualTo("rea");
    assertThat(closed.getState()).isEqualTo(Assessment.State.STATE_CLOSED);
    assertThat(reopened.getState()).isEqualTo(Assessment.State.STATE_IN_PROGRESS);
    assertThat(events(assessment, 2).getEventsList())
        .extracting(AssessmentEvent::getAction)
        .containsExactly("REOPEN", "CLOSE");
    assertThat(events(assessment, 100).getEventsList())
        .extracting(AssessmentEvent::getAction)
        .containsExactly("REOPEN", "CLOSE", "APPROVE", "SUBMIT", "REQUEST_CHANGES", "SUBMIT");
  }

  @Test
  void shouldTakeAnswersOnlyWhileOpen() {
    Assessment assessment = answered();
    submit(ana(), assessment);

    Refused refused =
        Refused.by(
            () ->
                Scenes.answer(
                    assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED));

    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo("ASSESSMENT_STATE");
    assertThat(refused.metadata()).containsEntry("state", "SUBMITTED");
    assertThat(Refused.by(() -> submit(ana(), assessment)).reason()).isEqualTo("ASSESSMENT_STATE");
    assertThat(Refused.by(() -> close(REA, assessment)).message()).contains("only approve or");
  }

  @Test
  void shouldLetNobodyJudgeTheirOwnWork() {
    // Given an assessment of two authors, one of whom is a reviewer too
    TestToken both = TestToken.of("bea", "contributor", "reviewer").groups("payments");
    Assessment assessment = answered();
    ReviewCalls.note(both, answer(assessment, "sec03-bp02"), "in part mine");

    // When Bea submits, she may not judge; when Ana does, Bea wrote an answer
    submit(both, assessment);
    assertThat(Refused.by(() -> approve(both, assessment)).reason()).isEqualTo("OWN_WORK");
    reopen(ana(), assessment);
    submit(ana(), assessment);
    Refused own = Refused.by(() -> approve(both, assessment));

    // Then
    assertThat(own.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(own.metadata()).containsEntry("answers", "sec03-bp02");
    assertThat(Refused.by(() -> requestChanges(both, assessment)).reason()).isEqualTo("OWN_WORK");
    approveAnswer(REA, answer(assessment, "sec03-bp02"));
    assertThat(approve(both, assessment).getState()).isEqualTo(Assessment.State.STATE_APPROVED);
  }

  @Test
  void shouldNeedAnApproverOfWhatDoesNotApply() {
    Assessment assessment = answered();
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE);
    submit(ana(), assessment);

    assertThat(Refused.by(() -> approve(REA, assessment)).reason())
        .isEqualTo("ASSESSMENT_INCOMPLETE");
    approveAnswer(REA, answer(assessment, "sec01-bp01"));
    assertThat(approve(REA, assessment).getState()).isEqualTo(Assessment.State.STATE_APPROVED);
  }

  @Test
  void shouldAllowEachStepToItsRoleOnly() {
    Assessment assessment = answered();

    assertThat(Refused.by(() -> submit(REA, assessment)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    submit(ana(), assessment);
    assertThat(Refused.by(() -> approve(ana(), assessment)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> requestChanges(Scenes.audrey(), assessment)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldNotExistForWhoMayNotSeeIt() {
    Assessment restricted = Scenes.assessment(Scenes.restricted());
    TestToken stranger = TestToken.of("remo", "reviewer");
    TestToken elsewhere = TestToken.of("gus", "reviewer").tenant("globex");

    assertThat(Refused.by(() -> approve(stranger, restricted)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> approve(elsewhere, restricted)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            Refused.by(
                    () ->
                        stub(stranger)
                            .listGaps(
                                ListGapsRequest.newBuilder()
                                    .setParent(restricted.getName())
                                    .build()))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldAnswerAlikeWhenRequestIdRepeatsAndRefuseStaleEtags() {
    Assessment assessment = answered();
    SubmitAssessmentRequest request =
        SubmitAssessmentRequest.newBuilder()
            .setName(assessment.getName())
            .setEtag(assessment.getEtag())
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Assessment first = stub(ana()).submitAssessment(request);
    requestChanges(REA, assessment);

    assertThat(stub(ana()).submitAssessment(request)).isEqualTo(first);
    assertThat(
            Refused.by(
                    () ->
                        stub(ana()).submitAssessment(request.toBuilder().clearRequestId().build()))
                .code())
        .isEqualTo(Status.Code.ABORTED);
    assertThat(events(assessment, 100).getEventsCount()).isEqualTo(2);
  }

  private static ListAssessmentEventsResponse events(Assessment assessment, int size) {
    return stub(ana())
        .listAssessmentEvents(
            ListAssessmentEventsRequest.newBuilder()
                .setParent(assessment.getName())
                .setPageSize(size)
                .build());
  }
}
