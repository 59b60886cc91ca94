package io.plumbline.gateway.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.ApproveAssessmentRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentEvent;
import io.plumbline.proto.assessment.v1.Gap;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsResponse;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsResponse;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.ListGapsResponse;
import io.plumbline.proto.assessment.v1.RequestChangesRequest;
import io.plumbline.proto.assessment.v1.ReviewServiceGrpc;
import io.plumbline.proto.assessment.v1.SendBackAnswerRequest;
import io.plumbline.proto.assessment.v1.SubmitAssessmentRequest;

/** One gap while in progress; nobody may approve what they submitted. */
public final class FakeReviews extends ReviewServiceGrpc.ReviewServiceImplBase {
  public static volatile ApproveAnswerRequest approved = ApproveAnswerRequest.getDefaultInstance();
  public static volatile SendBackAnswerRequest sentBack =
      SendBackAnswerRequest.getDefaultInstance();
  public static volatile String reason = "";
  public static volatile boolean complete;

  @Override
  public void listGaps(ListGapsRequest request, StreamObserver<ListGapsResponse> out) {
    ListGapsResponse.Builder gaps = ListGapsResponse.newBuilder();
    if (!complete) {
      gaps.addGaps(
              Gap.newBuilder()
                  .setAnswer(FakeAssessments.NAME + "/answers/sec01-bp01")
                  .setPracticeId("SEC01-BP01")
                  .setTitle("Use <strong> sign-in")
                  .setKind(Gap.Kind.KIND_UNANSWERED))
          .setTotalSize(3);
    }
    FakeAssessments.done(out, gaps.build());
  }

  @Override
  public void listAssessmentEvents(
      ListAssessmentEventsRequest request, StreamObserver<ListAssessmentEventsResponse> out) {
    FakeAssessments.done(
        out,
        ListAssessmentEventsResponse.newBuilder()
            .addEvents(
                AssessmentEvent.newBuilder()
                    .setNumber(1)
                    .setAction("REQUEST_CHANGES")
                    .setActor("rea")
                    .setReason("Say more.")
                    .setEventTime(FakeAssessments.THEN))
            .build());
  }

  @Override
  public void listAnswerReviews(
      ListAnswerReviewsRequest request, StreamObserver<ListAnswerReviewsResponse> out) {
    FakeAssessments.done(
        out,
        ListAnswerReviewsResponse.newBuilder()
            .addReviews(
                AnswerReview.newBuilder()
                    .setNumber(1)
                    .setRevision(1)
                    .setOutcome(AnswerReview.Outcome.OUTCOME_SENT_BACK)
                    .setReviewer("rea")
                    .setReason("Which buckets?")
                    .setReviewTime(FakeAssessments.THEN))
            .build());
  }

  @Override
  public void submitAssessment(SubmitAssessmentRequest request, StreamObserver<Assessment> out) {
    FakeAssessments.state = Assessment.State.STATE_SUBMITTED;
    FakeAssessments.done(out, FakeAssessments.assessment());
  }

  @Override
  public void approveAssessment(ApproveAssessmentRequest request, StreamObserver<Assessment> out) {
    out.onError(
        Status.PERMISSION_DENIED
            .withDescription("nobody reviews what they submitted")
            .asRuntimeException());
  }

  @Override
  public void requestChanges(RequestChangesRequest request, StreamObserver<Assessment> out) {
    reason = request.getReason();
    FakeAssessments.state = Assessment.State.STATE_CHANGES_REQUESTED;
    FakeAssessments.done(out, FakeAssessments.assessment());
  }

  @Override
  public void approveAnswer(ApproveAnswerRequest request, StreamObserver<Answer> out) {
    approved = request;
    FakeAssessments.done(out, Answer.getDefaultInstance());
  }

  @Override
  public void sendBackAnswer(SendBackAnswerRequest request, StreamObserver<Answer> out) {
    sentBack = request;
    FakeAssessments.done(out, Answer.getDefaultInstance());
  }
}
