package io.plumbline.assessment.offering;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.offering.OfferCalls.SIGNIN;
import static io.plumbline.assessment.offering.OfferCalls.answer;
import static io.plumbline.assessment.offering.OfferCalls.awaitRevision;
import static io.plumbline.assessment.offering.OfferCalls.offer;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.ApproveAnswerRequest;
import io.plumbline.proto.assessment.v1.ApproveAssessmentRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Gap;
import io.plumbline.proto.assessment.v1.ListGapsRequest;
import io.plumbline.proto.assessment.v1.ReviewServiceGrpc;
import io.plumbline.proto.assessment.v1.ReviewServiceGrpc.ReviewServiceBlockingStub;
import io.plumbline.proto.assessment.v1.SendBackAnswerRequest;
import io.plumbline.proto.assessment.v1.SubmitAssessmentRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a practice that does not apply at its platform keeps an heir from being approved. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class InheritedApprovalTest {

  private static final TestToken REA = TestToken.of("rea", "reviewer");

  private Assessment platform;
  private Assessment heir;

  @BeforeEach
  void twoWorkloads() {
    Scenes.catalogIsKnown();
    platform = Scenes.assessment(Scenes.workload());
    heir = Scenes.assessment(Scenes.workload());
  }

  @Test
  void shouldStandOnceItIsApprovedWhereItWasGiven() {
    // Given
    answer(platform, ANSWER_STATUS_NOT_APPLICABLE, "There is no sign-in.");
    offer(platform, heir, SIGNIN);
    List.of("sec01-bp02", "sec02-bp01", "sec03-bp01", "sec03-bp02")
        .forEach(practice -> Scenes.answer(heir, practice, ANSWER_STATUS_IMPLEMENTED));
    awaitRevision(heir, 1);

    // Then
    assertThat(gaps()).containsExactly(Gap.Kind.KIND_NO_APPROVER);
    approve();
    assertThat(gaps()).isEmpty();
    sendBack();
    assertThat(gaps()).containsExactly(Gap.Kind.KIND_NO_APPROVER);
    stub(ana())
        .submitAssessment(SubmitAssessmentRequest.newBuilder().setName(heir.getName()).build());
    assertThat(Refused.by(this::approveHeir).reason()).isEqualTo("ASSESSMENT_INCOMPLETE");
    approve();
    assertThat(approveHeir().getState()).isEqualTo(Assessment.State.STATE_APPROVED);
  }

  @Test
  void shouldNeedAnotherApprovalForAnotherRevision() {
    answer(platform, ANSWER_STATUS_NOT_APPLICABLE, "There is no sign-in.");
    approve();
    offer(platform, heir, SIGNIN);
    awaitRevision(heir, 1);
    assertThat(gaps()).doesNotContain(Gap.Kind.KIND_NO_APPROVER);

    answer(platform, ANSWER_STATUS_NOT_APPLICABLE, "Said otherwise.");

    awaitRevision(heir, 2);
    assertThat(gaps()).contains(Gap.Kind.KIND_NO_APPROVER);
  }

  private void approve() {
    stub(REA)
        .approveAnswer(
            ApproveAnswerRequest.newBuilder()
                .setName(platform.getName() + "/answers/" + SIGNIN)
                .build());
  }

  private void sendBack() {
    stub(REA)
        .sendBackAnswer(
            SendBackAnswerRequest.newBuilder()
                .setName(platform.getName() + "/answers/" + SIGNIN)
                .setReason("Is there none?")
                .build());
  }

  private Assessment approveHeir() {
    return stub(REA)
        .approveAssessment(ApproveAssessmentRequest.newBuilder().setName(heir.getName()).build());
  }

  private List<Gap.Kind> gaps() {
    return stub(ana())
        .listGaps(ListGapsRequest.newBuilder().setParent(heir.getName()).build())
        .getGapsList()
        .stream()
        .map(Gap::getKind)
        .toList();
  }

  private static ReviewServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, ReviewServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }
}
