package io.plumbline.assessment.signoff;

import io.plumbline.assessment.answer.AnswerReview.Outcome;
import io.plumbline.assessment.assessment.AssessmentAction;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.ApproveAssessmentRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CloseAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsResponse;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentEventsResponse;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.ListGapsResponse;
import io.plumbline.proto.assessment.v1.ReopenAssessmentRequest;
import io.plumbline.proto.assessment.v1.RequestChangesRequest;
import io.plumbline.proto.assessment.v1.ReviewService;
import io.plumbline.proto.assessment.v1.SendBackAnswerRequest;
import io.plumbline.proto.assessment.v1.SubmitAssessmentRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.ReviewService}. */
@GrpcService
public class ReviewGrpcService implements ReviewService {

  private static final String SERVICE = "plumbline.assessment.v1.ReviewService/";

  private final LifeService life;
  private final AnswerReviewService answers;
  private final SignoffReading reading;

  @Inject
  public ReviewGrpcService(LifeService life, AnswerReviewService answers, SignoffReading reading) {
    this.life = life;
    this.answers = answers;
    this.reading = reading;
  }

  @Override
  public Uni<Assessment> submitAssessment(SubmitAssessmentRequest request) {
    return life.move(
        new LifeService.Wish(
            AssessmentAction.SUBMIT,
            SERVICE + "SubmitAssessment",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Assessment> approveAssessment(ApproveAssessmentRequest request) {
    return life.move(
        new LifeService.Wish(
            AssessmentAction.APPROVE,
            SERVICE + "ApproveAssessment",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Assessment> requestChanges(RequestChangesRequest request) {
    return life.move(
        new LifeService.Wish(
            AssessmentAction.REQUEST_CHANGES,
            SERVICE + "RequestChanges",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Assessment> closeAssessment(CloseAssessmentRequest request) {
    return life.move(
        new LifeService.Wish(
            AssessmentAction.CLOSE,
            SERVICE + "CloseAssessment",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Assessment> reopenAssessment(ReopenAssessmentRequest request) {
    return life.move(
        new LifeService.Wish(
            AssessmentAction.REOPEN,
            SERVICE + "ReopenAssessment",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Answer> approveAnswer(ApproveAnswerRequest request) {
    return answers.review(
        new AnswerReviewService.Wish(
            Outcome.APPROVED,
            SERVICE + "ApproveAnswer",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Answer> sendBackAnswer(SendBackAnswerRequest request) {
    return answers.review(
        new AnswerReviewService.Wish(
            Outcome.SENT_BACK,
            SERVICE + "SendBackAnswer",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<ListGapsResponse> listGaps(ListGapsRequest request) {
    return reading.gaps(request);
  }

  @Override
  public Uni<ListAssessmentEventsResponse> listAssessmentEvents(
      ListAssessmentEventsRequest request) {
    return reading.events(request);
  }

  @Override
  public Uni<ListAnswerReviewsResponse> listAnswerReviews(ListAnswerReviewsRequest request) {
    return reading.reviews(request);
  }
}
