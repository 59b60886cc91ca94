package io.plumbline.assessment.signoff;

import static io.plumbline.assessment.Scenes.ana;

import com.google.protobuf.FieldMask;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.ApproveAssessmentRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CloseAssessmentRequest;
import io.plumbline.proto.assessment.v1.Gap;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.ReopenAssessmentRequest;
import io.plumbline.proto.assessment.v1.RequestChangesRequest;
import io.plumbline.proto.assessment.v1.ReviewServiceGrpc;
import io.plumbline.proto.assessment.v1.ReviewServiceGrpc.ReviewServiceBlockingStub;
import io.plumbline.proto.assessment.v1.SendBackAnswerRequest;
import io.plumbline.proto.assessment.v1.SubmitAssessmentRequest;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What people do to hand in and to judge, as the tests say it. */
final class ReviewCalls {

  /** Rea, a reviewer of group payments. */
  static final TestToken REA = TestToken.of("rea", "reviewer").groups("payments");

  /** Every practice of {@link Scenes#EDITION}. */
  static final List<String> PRACTICES =
      List.of("sec01-bp01", "sec01-bp02", "sec02-bp01", "sec03-bp01", "sec03-bp02");

  private ReviewCalls() {}

  static ReviewServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, ReviewServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  /** An assessment with an answer to every practice, written by Ana. */
  static Assessment answered() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    PRACTICES.forEach(
        practice -> Scenes.answer(assessment, practice, AnswerStatus.ANSWER_STATUS_IMPLEMENTED));
    return assessment;
  }

  static String answer(Assessment assessment, String practice) {
    return assessment.getName() + "/answers/" + practice;
  }

  static Assessment submit(TestToken by, Assessment assessment) {
    return stub(by)
        .submitAssessment(
            SubmitAssessmentRequest.newBuilder().setName(assessment.getName()).build());
  }

  static Assessment approve(TestToken by, Assessment assessment) {
    return stub(by)
        .approveAssessment(
            ApproveAssessmentRequest.newBuilder().setName(assessment.getName()).build());
  }

  static Assessment requestChanges(TestToken by, Assessment assessment) {
    return stub(by)
        .requestChanges(
            RequestChangesRequest.newBuilder()
                .setName(assessment.getName())
                .setReason("Say more.")
                .build());
  }

  static Assessment close(TestToken by, Assessment assessment) {
    return stub(by)
        .closeAssessment(CloseAssessmentRequest.newBuilder().setName(assessment.getName()).build());
  }

  static Assessment reopen(TestToken by, Assessment assessment) {
    return stub(by)
        .reopenAssessment(
            ReopenAssessmentRequest.newBuilder()
                .setName(assessment.getName())
                .setReason("A new account.")
                .build());
  }

  /** Writes a note into an answer, which is a revision of its own. */
  static Answer note(TestToken by, String answer, String text) {
    return Scenes.assessments(by)
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(Answer.newBuilder().setName(answer).setNotes(text))
                .setUpdateMask(FieldMask.newBuilder().addPaths("notes"))
                .build());
  }

  static Answer approveAnswer(TestToken by, String answer) {
    return stub(by).approveAnswer(ApproveAnswerRequest.newBuilder().setName(answer).build());
  }

  static Answer sendBack(TestToken by, String answer) {
    return stub(by)
        .sendBackAnswer(
            SendBackAnswerRequest.newBuilder().setName(answer).setReason("Where?").build());
  }

  static List<String> gaps(Assessment assessment) {
    return stub(ana())
        .listGaps(ListGapsRequest.newBuilder().setParent(assessment.getName()).build())
        .getGapsList()
        .stream()
        .map(ReviewCalls::words)
        .toList();
  }

  private static String words(Gap gap) {
    return gap.getPracticeId() + " " + gap.getKind().name().substring("KIND_".length());
  }
}
