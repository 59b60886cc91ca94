package io.plumbline.reporting.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.reporting.v1.Buckets;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.Scorecard;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import io.plumbline.reporting.AssessmentFixtures;
import io.plumbline.reporting.Given;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ScorecardGrpcTest {

  private static final String TENANT = "scorecards";

  @Test
  void shouldSumToBothDenominatorsAndShowEveryPractice() {
    AssessmentChanged change = Given.projected(TENANT, Given.open("sums"), 7);

    Scorecard scorecard = Given.scorecard(Given.viewer(TENANT), "workloads/sums", 0);

    assertThat(sum(scorecard.getPractices().getBuckets())).isEqualTo(60);
    assertThat(scorecard.getPractices().getTotal()).isEqualTo(60);
    assertThat(sum(scorecard.getConcepts().getBuckets())).isEqualTo(54);
    assertThat(scorecard.getConcepts().getTotal()).isEqualTo(54);
    assertThat(scorecard.getPractices().getBuckets().getContradicted())
        .isEqualTo(
            (int)
                change.getPracticeStatesList().stream()
                    .filter(p -> p.getBucket() == Bucket.BUCKET_CONTRADICTED)
                    .count());
    assertThat(scorecard.getPractices().getProvenBasisPoints()).isEqualTo(recounted(change));
    assertThat(scorecard.getPracticeScoresList())
        .extracting(p -> p.getPracticeId() + p.getBucket() + p.getCounts())
        .containsExactlyElementsOf(
            change.getPracticeStatesList().stream()
                .map(p -> p.getPracticeId() + p.getBucket() + p.getCounts())
                .toList());
    assertThat(scorecard.getWorkloadDisplayName()).isEqualTo("Workload sums");
    assertThat(scorecard.getEvidenceVersion()).isEqualTo(10);
  }

  @Test
  void shouldAnswerForTheNewestAssessmentOrTheOneNamed() {
    AssessmentChanged old = Given.projected(TENANT, Given.open("newest"), 1);
    AssessmentChanged.Builder next =
        AssessmentFixtures.assessment("workloads/newest/assessments/autumn", 5, 2).toBuilder();
    next.getAssessmentBuilder()
        .getCreateTimeBuilder()
        .setSeconds(old.getAssessment().getCreateTime().getSeconds() + 60);
    TestEvents.send(Given.event(TENANT, next.build()));

    assertThat(Given.scorecard(Given.viewer(TENANT), "workloads/newest", 5).getAssessment())
        .isEqualTo("workloads/newest/assessments/autumn");
    assertThat(
            Given.scorecard(Given.viewer(TENANT), old.getAssessment().getName(), 0).getAssessment())
        .isEqualTo(old.getAssessment().getName());
  }

  @Test
  void shouldWaitForTheVersionAsked() {
    Given.projected(TENANT, Given.open("waits"), 3);
    var later =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> Given.scorecard(Given.viewer(TENANT), "workloads/waits", 2));

    TestEvents.send(
        Given.event(
            TENANT, AssessmentFixtures.assessment("workloads/waits/assessments/spring", 2, 4)));

    assertThat(later.join().getAssessmentVersion()).isEqualTo(2);
  }

  @Test
  void shouldSayWhenTheVersionIsNotReachedInTime() {
    Given.projected(TENANT, Given.open("behind"), 3);

    StatusRuntimeException failure =
        failure(
            Given.viewer(TENANT),
            GetScorecardRequest.newBuilder()
                .setName("workloads/behind/scorecard")
                .setMinEvidenceVersion(99)
                .build());

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(TestCalls.reason(failure)).isEqualTo("VERSION_NOT_REACHED");
  }

  @Test
  void shouldHideARestrictedWorkloadAsIfItWereMissing() {
    Given.projected(TENANT, Given.restricted("hidden", "payments"), 3);

    StatusRuntimeException hidden = failure(Given.viewer(TENANT), request("hidden"));
    StatusRuntimeException missing = failure(Given.viewer(TENANT), request("nowhere"));

    assertThat(hidden.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(hidden.getStatus().getDescription().replace("hidden", "nowhere"))
        .isEqualTo(missing.getStatus().getDescription());
    assertThat(TestCalls.reason(hidden)).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(Given.scorecard(Given.viewer(TENANT).groups("payments"), "workloads/hidden", 0))
        .isNotNull();
    assertThat(Given.scorecard(Given.auditor(TENANT), "workloads/hidden", 0)).isNotNull();
  }

  @Test
  void shouldKnowNothingOfAnotherTenant() {
    Given.projected(TENANT, Given.open("ours"), 3);

    assertThat(failure(Given.auditor("elsewhere"), request("ours")).getStatus().getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldRefuseWhoHasNoTokenOrTooSmallARole() {
    StatusRuntimeException anonymous =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                TestCalls.anonymous(ScorecardServiceGrpc::newBlockingStub)
                    .getScorecard(request("ours")));

    assertThat(anonymous.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            failure(TestToken.of("scan", "evidence-writer").tenant(TENANT), request("ours"))
                .getStatus()
                .getCode())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  private static GetScorecardRequest request(String workload) {
    return GetScorecardRequest.newBuilder().setName("workloads/" + workload + "/scorecard").build();
  }

  private static StatusRuntimeException failure(TestToken token, GetScorecardRequest request) {
    return catchThrowableOfType(
        StatusRuntimeException.class,
        () ->
            TestCalls.as(token, ScorecardServiceGrpc::newBlockingStub)
                .withDeadlineAfter(2, TimeUnit.SECONDS)
                .getScorecard(request));
  }

  private static int sum(Buckets b) {
    return b.getConfirmed()
        + b.getDeclaredOnly()
        + b.getContradicted()
        + b.getStale()
        + b.getUnknown()
        + b.getExcepted()
        + b.getAdmitted()
        + b.getNotApplicable();
  }

  private static int recounted(AssessmentChanged change) {
    double proven = 0;
    double weight = 0;
    for (PracticeState p : change.getPracticeStatesList()) {
      if (p.getBucket() != Bucket.BUCKET_NOT_APPLICABLE) {
        proven += p.getWeight() * p.getProven() / 100.0;
        weight += p.getWeight();
      }
    }
    return (int) Math.floor(proven / weight * 10_000 + 0.5);
  }
}
