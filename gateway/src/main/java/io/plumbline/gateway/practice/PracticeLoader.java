package io.plumbline.gateway.practice;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.standing.Bricks;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsResponse;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsRequest;
import io.plumbline.proto.assessment.v1.ListAnswerRevisionsResponse;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.MutinyReviewServiceGrpc.MutinyReviewServiceStub;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.catalog.v1.GetPracticeRequest;
import io.plumbline.proto.catalog.v1.MutinyFrameworkServiceGrpc.MutinyFrameworkServiceStub;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import io.plumbline.proto.evidence.v1.MutinyAttestationServiceGrpc.MutinyAttestationServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks the services about one practice, all at once. What is around the answer (guidance, evidence,
 * history) may fail alone without taking the page with it.
 */
@RequestScoped
public class PracticeLoader {
  private static final Logger LOG = Logger.getLogger(PracticeLoader.class);
  private static final int REVISIONS = 50;
  private static final int ATTESTATIONS = 50;

  private final MutinyAssessmentServiceStub assessments;
  private final MutinyReviewServiceStub reviews;
  private final MutinyFrameworkServiceStub frameworks;
  private final MutinyAttestationServiceStub attestations;
  private final FindingPages findings;
  private final Calls calls;

  PracticeLoader(
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      @GrpcClient("assessment") MutinyReviewServiceStub reviews,
      @GrpcClient("catalog") MutinyFrameworkServiceStub frameworks,
      @GrpcClient("evidence") MutinyAttestationServiceStub attestations,
      FindingPages findings,
      Calls calls) {
    this.assessments = assessments;
    this.reviews = reviews;
    this.frameworks = frameworks;
    this.attestations = attestations;
    this.findings = findings;
    this.calls = calls;
  }

  /** All about a practice whose state is known. */
  public Uni<PracticeData> load(AssessmentPath path, PracticeState state) {
    return Uni.combine()
        .all()
        .unis(
            practice(state),
            findings.read(path, state.getConcept()),
            attestations(path, state),
            explanation(
                ExplainPracticeRequest.newBuilder().setName(path.answer(Bricks.key(state)))),
            revisions(path, state),
            reviews(path, state))
        .asTuple()
        .map(
            all ->
                new PracticeData(
                    state,
                    all.getItem1(),
                    all.getItem2().map(page -> page.getFindingsList()).orElse(List.of()),
                    all.getItem2().map(page -> !page.getNextPageToken().isEmpty()).orElse(false),
                    all.getItem2().isPresent(),
                    all.getItem3().getAttestationsList(),
                    all.getItem4().getTermsList(),
                    all.getItem5().getRevisionsList(),
                    all.getItem6().getReviewsList()));
  }

  /** What is known of a practice as it stood: without findings and attestations, which go on. */
  public Uni<PracticeData> load(AssessmentPath path, PracticeState state, Instant at) {
    return Uni.combine()
        .all()
        .unis(
            practice(state),
            explanation(
                ExplainPracticeRequest.newBuilder()
                    .setName(path.answer(Bricks.key(state)))
                    .setAsOfTime(Instants.of(at))),
            revisions(path, state),
            reviews(path, state))
        .asTuple()
        .map(
            all ->
                new PracticeData(
                    state,
                    all.getItem1(),
                    List.of(),
                    false,
                    false,
                    List.of(),
                    all.getItem2().getTermsList(),
                    all.getItem3().getRevisionsList().stream()
                        .filter(answer -> !Instants.of(answer.getUpdateTime()).isAfter(at))
                        .toList(),
                    all.getItem4().getReviewsList().stream()
                        .filter(review -> !Instants.of(review.getReviewTime()).isAfter(at))
                        .toList()));
  }

  private Uni<Optional<Practice>> practice(PracticeState state) {
    return calls
        .on(frameworks)
        .getPractice(GetPracticeRequest.newBuilder().setName(state.getPractice()).build())
        .map(Optional::of)
        .onFailure()
        .invoke(failure -> said("GetPractice", failure))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private Uni<ListAttestationsResponse> attestations(AssessmentPath path, PracticeState state) {
    return calls
        .on(attestations)
        .listAttestations(
            ListAttestationsRequest.newBuilder()
                .setParent(path.workloadName())
                .setConcept(state.getConcept())
                .setPageSize(ATTESTATIONS)
                .build())
        .onFailure()
        .invoke(failure -> said("ListAttestations", failure))
        .onFailure()
        .recoverWithItem(ListAttestationsResponse.getDefaultInstance());
  }

  private Uni<ExplainPracticeResponse> explanation(ExplainPracticeRequest.Builder request) {
    return calls
        .on(assessments)
        .explainPractice(request.build())
        .onFailure()
        .invoke(failure -> said("ExplainPractice", failure))
        .onFailure()
        .recoverWithItem(ExplainPracticeResponse.getDefaultInstance());
  }

  private Uni<ListAnswerRevisionsResponse> revisions(AssessmentPath path, PracticeState state) {
    return calls
        .on(assessments)
        .listAnswerRevisions(
            ListAnswerRevisionsRequest.newBuilder()
                .setParent(path.answer(Bricks.key(state)))
                .setPageSize(REVISIONS)
                .build())
        .onFailure()
        .invoke(failure -> said("ListAnswerRevisions", failure))
        .onFailure()
        .recoverWithItem(ListAnswerRevisionsResponse.getDefaultInstance());
  }

  private Uni<ListAnswerReviewsResponse> reviews(AssessmentPath path, PracticeState state) {
    return calls
        .on(reviews)
        .listAnswerReviews(
            ListAnswerReviewsRequest.newBuilder()
                .setParent(path.answer(Bricks.key(state)))
                .setPageSize(REVISIONS)
                .build())
        .onFailure()
        .invoke(failure -> said("ListAnswerReviews", failure))
        .onFailure()
        .recoverWithItem(ListAnswerReviewsResponse.getDefaultInstance());
  }

  private static void said(String call, Throwable failure) {
    LOG.warnf("part of a practice is missing call=%s reason=%s", call, failure.getMessage());
  }
}
