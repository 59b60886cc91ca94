package io.plumbline.assessment.upgrade;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.upgrade.UpgradeCalls.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The upgrade from the seed to AWS's current practices with answers on all 60, and back. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SeedUpgradeTest {

  @BeforeEach
  void catalog() {
    SeedEditions.areKnown();
  }

  @Test
  void shouldWriteWhatThePlanCarriesAsRevisionsOfWhoApplied() {
    // Given
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    UpgradePlan plan = UpgradeCalls.preview(ana(), old);

    // When
    Upgrade upgrade = UpgradeCalls.apply(RITA, old, "next");

    // Then
    assertThat(upgrade.getPlan().getSourcesList()).isEqualTo(plan.getSourcesList());
    Assessment target = UpgradeCalls.assessment(upgrade.getTargetAssessment());
    Map<String, PracticeState> states = Scenes.states(target);
    assertThat(target.getEdition()).isEqualTo(SeedEditions.CURRENT);
    assertThat(target.getPracticeCount()).isEqualTo(63);
    assertThat(target.getAnsweredCount()).isEqualTo(45);
    for (UpgradeTarget one : plan.getTargetsList()) {
      Answer answer = states.get(one.getPracticeId()).getAnswer();
      assertThat(answer.getStatus()).as(one.getPracticeId()).isEqualTo(expected(one));
      assertThat(answer.getRevision()).isEqualTo(one.hasAnswer() ? 1 : 0);
    }
    Answer merged = states.get("SEC04-BP01").getAnswer();
    assertThat(merged.getAuthor()).isEqualTo("rita");
    assertThat(merged.getOrigin())
        .isEqualTo(
            old.getName() + "/answers/sec02-bp01@1, " + old.getName() + "/answers/sec10-bp01@1");
    assertThat(
            Scenes.count(
                "select count(*) from answer_revision where assessment = 'next' and workload = '"
                    + workload(old)
                    + "'"))
        .isEqualTo(45);
    assertThat(declared(states)).isEqualTo(plan.getSummary().getAfter().getDeclared());
  }

  @Test
  void shouldFreezeTheOldAssessmentFirstAndKeepItSuperseded() {
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());

    Upgrade upgrade = UpgradeCalls.apply(RITA, old, "next");

    Milestone frozen =
        TestCalls.as(ana(), MilestoneServiceGrpc::newBlockingStub)
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .getMilestone(GetMilestoneRequest.newBuilder().setName(upgrade.getMilestone()).build());
    assertThat(frozen.getPracticeStatesList()).hasSize(60);
    assertThat(frozen.getAnsweredCount()).isEqualTo(60);
    assertThat(UpgradeCalls.assessment(old.getName()).getState())
        .isEqualTo(Assessment.State.STATE_SUPERSEDED);
    assertThat(Scenes.states(old)).hasSize(60);
    assertThat(
            Refused.by(
                    () ->
                        Scenes.answer(
                            old, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED))
                .reason())
        .isEqualTo("ASSESSMENT_STATE");
    assertThat(Refused.by(() -> UpgradeCalls.apply(RITA, old, "again")).reason())
        .isEqualTo("UPGRADE_STATE");
    assertThat(UpgradeCalls.portfolio(ana(), 1000))
        .extracting(PortfolioUpgrade::getAssessment)
        .doesNotContain(old.getName());
  }

  @Test
  void shouldTakeAnUpgradeBack() {
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    Map<String, PracticeState> before = Scenes.states(old);
    Upgrade upgrade = UpgradeCalls.apply(RITA, old, "next");

    Upgrade undone = UpgradeCalls.undo(RITA, upgrade, false);

    assertThat(undone.getState()).isEqualTo(Upgrade.State.STATE_UNDONE);
    assertThat(undone.getUndoAuthor()).isEqualTo("rita");
    assertThat(UpgradeCalls.assessment(upgrade.getTargetAssessment()).getState())
        .isEqualTo(Assessment.State.STATE_SET_ASIDE);
    assertThat(UpgradeCalls.assessment(old.getName()).getState())
        .isEqualTo(Assessment.State.STATE_IN_PROGRESS);
    assertThat(Scenes.states(old)).isEqualTo(before);
    Scenes.answer(old, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    assertThat(Refused.by(() -> UpgradeCalls.undo(RITA, upgrade, false)).reason())
        .isEqualTo("UPGRADE_STATE");
    assertThat(UpgradeCalls.apply(RITA, old, "once-more").getState())
        .isEqualTo(Upgrade.State.STATE_APPLIED);
  }

  @Test
  void shouldNotSetAsideWhatPeopleWroteSinceUnlessForced() {
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    Upgrade upgrade = UpgradeCalls.apply(RITA, old, "next");
    Assessment target = UpgradeCalls.assessment(upgrade.getTargetAssessment());
    Scenes.answer(target, "sec06-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(target, "sec02-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);

    Refused refused = Refused.by(() -> UpgradeCalls.undo(RITA, upgrade, false));

    assertThat(refused.reason()).isEqualTo("UPGRADE_CHANGED");
    assertThat(refused.metadata()).containsEntry("changes", "2");
    assertThat(UpgradeCalls.get(ana(), upgrade).getChangeCount()).isEqualTo(2);
    assertThat(UpgradeCalls.undo(RITA, upgrade, true).getState())
        .isEqualTo(Upgrade.State.STATE_UNDONE);
    assertThat(Scenes.states(target).get("SEC06-BP02").getAnswer().getStatus())
        .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
  }

  @Test
  void shouldRefuseAPlanThatIsOldAndAnIdThatIsTaken() {
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    ApplyUpgradeRequest request = UpgradeCalls.applied(old, "next").build();

    ApplyUpgradeRequest stale = request.toBuilder().setVersion(1).build();
    assertThat(Refused.by(() -> UpgradeCalls.stub(RITA).applyUpgrade(stale)).code())
        .isEqualTo(Status.Code.ABORTED);
    ApplyUpgradeRequest taken = request.toBuilder().setAssessmentId("review").build();
    assertThat(Refused.by(() -> UpgradeCalls.stub(RITA).applyUpgrade(taken)).code())
        .isEqualTo(Status.Code.ALREADY_EXISTS);
    ApplyUpgradeRequest once =
        request.toBuilder().setRequestId(UUID.randomUUID().toString()).build();
    assertThat(UpgradeCalls.stub(RITA).applyUpgrade(once))
        .isEqualTo(UpgradeCalls.stub(RITA).applyUpgrade(once));
  }

  @Test
  void shouldBeHiddenFromWhoMayNotSeeTheWorkload() {
    Assessment old = UpgradeCalls.seed(Scenes.restricted());
    Upgrade upgrade = UpgradeCalls.apply(adam(), old, "next");
    TestToken out = TestToken.of("otto", "reviewer");

    assertThat(Refused.by(() -> UpgradeCalls.get(out, upgrade)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> UpgradeCalls.undo(out, upgrade, true)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> UpgradeCalls.apply(out, old, "x")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(UpgradeCalls.list(out, "workloads/-/assessments/-"))
        .doesNotContain(upgrade.getName());
    assertThat(UpgradeCalls.list(Scenes.audrey(), "workloads/-/assessments/-"))
        .contains(upgrade.getName());
    assertThat(UpgradeCalls.list(ana(), upgrade.getTargetAssessment()))
        .containsExactly(upgrade.getName());
    assertThat(Refused.by(() -> UpgradeCalls.apply(ana(), old, "x")).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  private static AnswerStatus expected(UpgradeTarget target) {
    return target.hasAnswer()
        ? AnswerStatus.ANSWER_STATUS_IMPLEMENTED
        : AnswerStatus.ANSWER_STATUS_UNANSWERED;
  }

  private static String workload(Assessment assessment) {
    return assessment.getName().split("/")[1];
  }

  private static int declared(Map<String, PracticeState> states) {
    List<PracticeState> all = List.copyOf(states.values());
    long whole = all.stream().mapToLong(PracticeState::getWeight).sum();
    long part = all.stream().mapToLong(s -> (long) s.getWeight() * s.getDeclared()).sum();
    return Math.toIntExact(Math.round(100.0 * part / whole));
  }
}
