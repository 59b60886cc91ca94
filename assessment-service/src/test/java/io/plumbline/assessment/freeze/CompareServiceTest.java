package io.plumbline.assessment.freeze;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.freeze.MilestoneCalls.APRIL;
import static io.plumbline.assessment.freeze.MilestoneCalls.assessment;
import static io.plumbline.assessment.freeze.MilestoneCalls.create;
import static io.plumbline.assessment.freeze.MilestoneCalls.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeComparison.Outcome;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class CompareServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldCompareAMilestoneWithAnotherAndWithNow() {
    // Given
    Assessment assessment = assessment();
    Milestone before = create(APRIL, assessment, "before");
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    Milestone after = create(APRIL, assessment, "after");
    Scenes.answer(assessment, "sec03-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);

    // When
    CompareMilestonesResponse frozen = compare(ana(), before.getName(), after.getName());
    CompareMilestonesResponse now = compare(ana(), after.getName(), assessment.getName());

    // Then
    assertThat(frozen.getPracticesList())
        .extracting(c -> c.getAfter().getPracticeId(), PracticeComparison::getOutcome)
        .containsExactly(
            tuple("SEC01-BP01", Outcome.OUTCOME_WORSENED),
            tuple("SEC01-BP02", Outcome.OUTCOME_SAME),
            tuple("SEC02-BP01", Outcome.OUTCOME_SAME),
            tuple("SEC03-BP01", Outcome.OUTCOME_SAME),
            tuple("SEC03-BP02", Outcome.OUTCOME_SAME));
    assertThat(frozen.getBase().getScore()).isEqualTo(before.getScore());
    assertThat(frozen.getBase().getStateTime()).isEqualTo(before.getCreateTime());
    assertThat(now.getTarget().getName()).isEqualTo(assessment.getName());
    assertThat(now.getPractices(4).getOutcome()).isEqualTo(Outcome.OUTCOME_IMPROVED);
    assertThat(now.getPractices(4).getReasonsList())
        .containsExactly(PracticeComparison.Reason.REASON_ANSWER);
  }

  @Test
  void shouldCompareNothingTheCallerMayNotSee() {
    Milestone open = create(APRIL, assessment(), "open");
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    Milestone closed = create(APRIL, hidden, "closed");
    TestToken outside = TestToken.of("otto", "reviewer");

    assertThat(Refused.by(() -> compare(outside, open.getName(), closed.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> compare(outside, open.getName(), hidden.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> compare(outside, closed.getName(), open.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(compare(APRIL, closed.getName(), open.getName()).getPracticesList()).hasSize(5);
  }

  private static CompareMilestonesResponse compare(TestToken by, String base, String target) {
    return stub(by)
        .compareMilestones(
            CompareMilestonesRequest.newBuilder().setBase(base).setTarget(target).build());
  }
}
