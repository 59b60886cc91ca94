package io.plumbline.assessment.register;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.register.ExceptionCalls.APRIL;
import static io.plumbline.assessment.register.ExceptionCalls.approve;
import static io.plumbline.assessment.register.ExceptionCalls.asked;
import static io.plumbline.assessment.register.ExceptionCalls.awaitState;
import static io.plumbline.assessment.register.ExceptionCalls.events;
import static io.plumbline.assessment.register.ExceptionCalls.expireAt;
import static io.plumbline.assessment.register.ExceptionCalls.get;
import static io.plumbline.assessment.register.ExceptionCalls.refuse;
import static io.plumbline.assessment.register.ExceptionCalls.renew;
import static io.plumbline.assessment.register.ExceptionCalls.request;
import static io.plumbline.assessment.register.ExceptionCalls.state;
import static io.plumbline.assessment.register.ExceptionCalls.stub;
import static io.plumbline.assessment.register.ExceptionCalls.withdraw;
import static io.plumbline.assessment.register.ExceptionCalls.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ExceptionEvent;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.RevokeExceptionRequest;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an exception comes into force, what it changes, and how it ends. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ExceptionLifeTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldMoveTheBucketAndNothingElseWhileItHolds() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    PracticeState before = state(assessment);
    assertThat(before.getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);

    // When
    RiskException asked = request(ana(), workload(assessment));
    assertThat(state(assessment)).isEqualTo(before);
    RiskException approved = approve(APRIL, asked);

    // Then
    assertThat(approved.getState()).isEqualTo(RiskException.State.STATE_APPROVED);
    PracticeState during = state(assessment);
    assertThat(during.getBucket()).isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(during.getException()).isEqualTo(approved.getName());
    assertThat(during.getExceptionExpireTime()).isEqualTo(approved.getTerms().getExpireTime());
    assertThat(during.getVerdict()).isEqualTo(Verdict.VERDICT_CONSISTENT);
    assertThat(during.getRisk()).isEqualTo(before.getRisk());
    assertThat(during.getProven()).isEqualTo(before.getProven());
    assertThat(during.getDeclared()).isEqualTo(before.getDeclared());
    assertThat(during.getVerdictTime()).isEqualTo(before.getVerdictTime());
    stub(APRIL)
        .revokeException(
            RevokeExceptionRequest.newBuilder()
                .setName(asked.getName())
                .setReason("no longer")
                .build());
    assertThat(state(assessment).getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);
    assertThat(state(assessment).getException()).isEmpty();
  }

  @Test
  void shouldCoverBothTwinsAndLaterAssessments() {
    Workload workload = Scenes.workload();
    approve(APRIL, request(ana(), workload.getName(), Scenes.EDITION + "/practices/sec01-bp02"));
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp02", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    Scenes.answer(assessment, "sec02-bp01", AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED);

    assertThat(Scenes.states(assessment).get("SEC01-BP02").getBucket())
        .isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(Scenes.states(assessment).get("SEC02-BP01").getBucket())
        .isEqualTo(Bucket.BUCKET_EXCEPTED);
    assertThat(state(assessment).getException()).isEmpty();
  }

  @Test
  void shouldLetNobodyDecideWhatTheyAskedFor() {
    // Given
    TestToken both = TestToken.of("ana", "contributor", "approver").groups("payments");
    RiskException asked = request(both, Scenes.workload().getName());

    // Then
    assertThat(Refused.by(() -> approve(both, asked)).reason()).isEqualTo("OWN_REQUEST");
    assertThat(Refused.by(() -> refuse(both, asked)).reason()).isEqualTo("OWN_REQUEST");
    assertThat(Refused.by(() -> approve(ana(), asked)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> withdraw(carl(), asked)).reason()).isEqualTo("OWN_REQUEST");
    RiskException approved = approve(APRIL, asked);
    TestToken aprilAsks = TestToken.of("april", "contributor", "approver").groups("payments");
    RiskException renewed = renew(aprilAsks, approved, 60);
    assertThat(Refused.by(() -> approve(APRIL, renewed)).reason()).isEqualTo("OWN_REQUEST");
    assertThat(approve(both, renewed).getTerms().getRequester()).isEqualTo("april");
  }

  @Test
  void shouldKeepTheOldTermsUntilTheRenewalIsApproved() {
    // Given
    RiskException approved = approve(APRIL, request(ana(), Scenes.workload().getName()));

    // When
    RiskException renewing = renew(ana(), approved, 90);

    // Then
    assertThat(renewing.getState()).isEqualTo(RiskException.State.STATE_APPROVED);
    assertThat(renewing.getTerms()).isEqualTo(approved.getTerms());
    assertThat(renewing.getRenewal().getRevision()).isEqualTo(2);
    assertThat(Refused.by(() -> renew(ana(), renewing, 90)).reason()).isEqualTo("EXCEPTION_STATE");
    RiskException refused = refuse(APRIL, renewing);
    assertThat(refused.hasRenewal()).isFalse();
    assertThat(refused.getTerms()).isEqualTo(approved.getTerms());
    RiskException extended = approve(APRIL, renew(ana(), refused, 120));
    assertThat(extended.getTerms().getRevision()).isEqualTo(3);
    assertThat(events(extended))
        .extracting(ExceptionEvent::getAction, e -> e.getTerms().getRevision())
        .containsExactly(
            tuple("REQUEST", 1),
            tuple("APPROVE", 1),
            tuple("RENEW", 2),
            tuple("REFUSE", 2),
            tuple("RENEW", 3),
            tuple("APPROVE", 3));
    assertThat(events(extended)).extracting(ExceptionEvent::getVersion).contains(1L, 6L);
  }

  @Test
  void shouldReopenByItselfOnce() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    RiskException approved = approve(APRIL, request(ana(), workload(assessment)));
    long version = state(assessment).getVersion();

    // When
    expireAt(approved, "now()");

    // Then
    awaitState(approved, RiskException.State.STATE_EXPIRED);
    assertThat(state(assessment).getBucket()).isEqualTo(Bucket.BUCKET_ADMITTED);
    assertThat(state(assessment).getVersion()).isEqualTo(version + 1);
    assertThat(events(approved))
        .extracting(ExceptionEvent::getAction)
        .containsExactly("REQUEST", "APPROVE", "EXPIRE");
    assertThat(events(approved).get(2).getActor()).isEmpty();
    assertThat(Refused.by(() -> renew(ana(), get(ana(), approved), 5)).reason())
        .isEqualTo("EXCEPTION_STATE");
    assertThat(request(ana(), workload(assessment)).getName()).isNotEqualTo(approved.getName());
  }

  @Test
  void shouldLeaveARenewalWaitingWhenTheOldTermsRunOut() {
    RiskException approved = approve(APRIL, request(ana(), Scenes.workload().getName()));
    RiskException renewing = renew(ana(), approved, 90);

    expireAt(renewing, "now()");

    awaitState(renewing, RiskException.State.STATE_REQUESTED);
    RiskException waiting = get(ana(), renewing);
    assertThat(waiting.getTerms()).isEqualTo(renewing.getRenewal());
    assertThat(approve(APRIL, waiting).getTerms().getRevision()).isEqualTo(2);
  }
}
