package io.plumbline.assessment.review;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.assessment.answering.AnswerListing;
import io.plumbline.assessment.answering.AnswerReading;
import io.plumbline.assessment.answering.AnswerService;
import io.plumbline.assessment.answering.CopyService;
import io.plumbline.assessment.watch.WatchService;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.BatchUpdateAnswersRequest;
import io.plumbline.proto.assessment.v1.BatchUpdateAnswersResponse;
import io.plumbline.proto.assessment.v1.CopyAnswersRequest;
import io.plumbline.proto.assessment.v1.CopyAnswersResponse;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.GetAnswerRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsResponse;
import io.plumbline.proto.assessment.v1.ListAnswersRequest;
import io.plumbline.proto.assessment.v1.ListAnswersResponse;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.plumbline.proto.assessment.v1.WhatIfRequest;
import io.plumbline.proto.assessment.v1.WhatIfResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/**
 * The contract {@code plumbline.assessment.v1.AssessmentService}. It is an {@code ImplBase} because
 * of its stream: the Mutiny form would buffer without bound for a slow reader.
 */
@GrpcService
public class AssessmentGrpcService extends AssessmentServiceGrpc.AssessmentServiceImplBase {

  private final StartService start;
  private final AssessmentService assessments;
  private final AnswerService answers;
  private final CopyService copies;
  private final AnswerReading answerReading;
  private final AnswerListing answerListing;
  private final StateReading states;
  private final WhatIfService whatIf;
  private final WatchService watch;
  private final Errors errors;

  @Inject
  public AssessmentGrpcService(
      StartService start,
      AssessmentService assessments,
      AnswerService answers,
      CopyService copies,
      AnswerReading answerReading,
      AnswerListing answerListing,
      StateReading states,
      WhatIfService whatIf,
      WatchService watch,
      Errors errors) {
    this.start = start;
    this.assessments = assessments;
    this.answers = answers;
    this.copies = copies;
    this.answerReading = answerReading;
    this.answerListing = answerListing;
    this.states = states;
    this.whatIf = whatIf;
    this.watch = watch;
    this.errors = errors;
  }

  @Override
  public void createAssessment(CreateAssessmentRequest request, StreamObserver<Assessment> to) {
    answer(start.create(request), to);
  }

  @Override
  public void getAssessment(GetAssessmentRequest request, StreamObserver<Assessment> to) {
    answer(assessments.get(request), to);
  }

  @Override
  public void listAssessments(
      ListAssessmentsRequest request, StreamObserver<ListAssessmentsResponse> to) {
    answer(assessments.list(request), to);
  }

  @Override
  public void listPracticeStates(
      ListPracticeStatesRequest request, StreamObserver<ListPracticeStatesResponse> to) {
    answer(states.list(request), to);
  }

  @Override
  public void getAnswer(GetAnswerRequest request, StreamObserver<Answer> to) {
    answer(answerReading.get(request), to);
  }

  @Override
  public void updateAnswer(UpdateAnswerRequest request, StreamObserver<Answer> to) {
    answer(answers.update(request), to);
  }

  @Override
  public void batchUpdateAnswers(
      BatchUpdateAnswersRequest request, StreamObserver<BatchUpdateAnswersResponse> to) {
    answer(answers.batch(request), to);
  }

  @Override
  public void copyAnswers(CopyAnswersRequest request, StreamObserver<CopyAnswersResponse> to) {
    answer(copies.copy(request), to);
  }

  @Override
  public void listAnswers(ListAnswersRequest request, StreamObserver<ListAnswersResponse> to) {
    answer(answerListing.list(request), to);
  }

  @Override
  public void listAnswerRevisions(
      ListAnswerRevisionsRequest request, StreamObserver<ListAnswerRevisionsResponse> to) {
    answer(answerReading.revisions(request), to);
  }

  @Override
  public void explainPractice(
      ExplainPracticeRequest request, StreamObserver<ExplainPracticeResponse> to) {
    answer(states.explain(request), to);
  }

  @Override
  public void whatIf(WhatIfRequest request, StreamObserver<WhatIfResponse> to) {
    answer(whatIf.whatIf(request), to);
  }

  @Override
  public void watchAssessment(
      WatchAssessmentRequest request, StreamObserver<WatchAssessmentResponse> to) {
    watch.watch(request, (ServerCallStreamObserver<WatchAssessmentResponse>) to);
  }

  private <T> void answer(Uni<T> work, StreamObserver<T> to) {
    work.subscribe()
        .with(
            item -> {
              to.onNext(item);
              to.onCompleted();
            },
            failure -> to.onError(errors.transform(failure)));
  }
}
