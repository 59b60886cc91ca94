package io.plumbline.assessment.signoff;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.signoff.ReviewCalls.REA;
import static io.plumbline.assessment.signoff.ReviewCalls.answer;
import static io.plumbline.assessment.signoff.ReviewCalls.answered;
import static io.plumbline.assessment.signoff.ReviewCalls.approve;
import static io.plumbline.assessment.signoff.ReviewCalls.approveAnswer;
import static io.plumbline.assessment.signoff.ReviewCalls.gaps;
import static io.plumbline.assessment.signoff.ReviewCalls.note;
import static io.plumbline.assessment.signoff.ReviewCalls.sendBack;
import static io.plumbline.assessment.signoff.ReviewCalls.stub;
import static io.plumbline.assessment.signoff.ReviewCalls.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerReview;
import io.plumbline.proto.assessment.v1.AnswerReview.Outcome;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.ListAnswerReviewsRequest;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reviewers say of single answers, and for how long it holds. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AnswerReviewTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldHoldForTheRevisionAndNoOther() {
    // Given
    Assessment assessment = answered();
    String name = answer(assessment, "sec01-bp01");
    PracticeState before = Scenes.states(assessment).get("SEC01-BP01");

    // When
    Answer approved = approveAnswer(REA, name);

    // Then
    assertThat(approved.getReview().getOutcome()).isEqualTo(Outcome.OUTCOME_APPROVED);
    assertThat(approved.getReview().getReviewer()).isEqualTo("rea");
    assertThat(approved.getRevision()).isEqualTo(1);
    PracticeState after = Scenes.states(assessment).get("SEC01-BP01");
    assertThat(after.getAnswer()).isEqualTo(approved);
    assertThat(after.getVersion()).isGreaterThan(before.getVersion());
    assertThat(after.getBucket()).isEqualTo(before.getBucket());
    assertThat(note(ana(), name, "since then").hasReview()).isFalse();
    sendBack(REA, name);
    assertThat(
            stub(ana())
                .listAnswerReviews(ListAnswerReviewsRequest.newBuilder().setParent(name).build())
                .getReviewsList())
        .extracting(AnswerReview::getOutcome)
        .containsExactly(Outcome.OUTCOME_SENT_BACK, Outcome.OUTCOME_APPROVED);
  }

  @Test
  void shouldKeepSentBackAnswersFromBeingSubmitted() {
    Assessment assessment = answered();
    String name = answer(assessment, "sec01-bp02");
    sendBack(REA, name);

    assertThat(gaps(assessment)).containsExactly("SEC01-BP02 SENT_BACK");
    assertThat(Refused.by(() -> submit(ana(), assessment)).reason())
        .isEqualTo("ASSESSMENT_INCOMPLETE");
    note(ana(), name, "Here.");
    assertThat(submit(ana(), assessment).getState()).isEqualTo(Assessment.State.STATE_SUBMITTED);
  }

  @Test
  void shouldLetNobodyReviewWhatTheyWroteAnyPartOf() {
    // Given: Bea wrote the words, Ana only a note after her
    TestToken bea = TestToken.of("bea", "contributor", "reviewer").groups("payments");
    Assessment assessment = answered();
    String name = answer(assessment, "sec01-bp01");
    note(bea, name, "hers");
    note(ana(), name, "a comma");

    // Then
    assertThat(Refused.by(() -> approveAnswer(bea, name)).reason()).isEqualTo("OWN_WORK");
    assertThat(Refused.by(() -> sendBack(bea, name)).reason()).isEqualTo("OWN_WORK");
    approveAnswer(REA, name);
    note(ana(), name, "only Ana since");
    assertThat(approveAnswer(bea, name).getReview().getReviewer()).isEqualTo("bea");
    assertThat(Refused.by(() -> approveAnswer(ana(), name)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldRefuseWhatIsNotThereOrNotUnderReview() {
    Assessment assessment = answered();
    String name = answer(assessment, "sec01-bp01");
    Assessment empty = Scenes.assessment(Scenes.workload());

    assertThat(Refused.by(() -> approveAnswer(REA, answer(empty, "sec01-bp01"))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    ApproveAnswerRequest stale =
        ApproveAnswerRequest.newBuilder().setName(name).setEtag("\"9\"").build();
    assertThat(Refused.by(() -> stub(REA).approveAnswer(stale)).code())
        .isEqualTo(Status.Code.ABORTED);
    submit(ana(), assessment);
    approveAnswer(REA, name);
    approve(REA, assessment);
    assertThat(Refused.by(() -> sendBack(REA, name)).reason()).isEqualTo("ASSESSMENT_STATE");
  }
}
