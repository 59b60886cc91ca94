package io.plumbline.assessment.upgrade;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.upgrade.UpgradeCalls.RITA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Comment;
import io.plumbline.proto.assessment.v1.CommentServiceGrpc;
import io.plumbline.proto.assessment.v1.CreateCommentRequest;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc;
import io.plumbline.proto.assessment.v1.ListCommentsRequest;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradeChoice;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradeOutcome;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people choose in an upgrade, what is inherited after it, and what hangs on old answers. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class UpgradeChoiceTest {

  @BeforeEach
  void catalog() {
    SeedEditions.areKnown();
  }

  @Test
  void shouldWriteWhatIsChosenAndLeaveTheRestOpen() {
    // Given
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    UpgradePlan open = UpgradeCalls.preview(ana(), old);
    UpgradeTarget asks = asking(open).get(0);
    UpgradeChoice choice = choice(asks.getPracticeId(), asks.getProposalIds(0));

    // When
    UpgradePlan plan = preview(old, choice);
    Upgrade upgrade =
        UpgradeCalls.stub(RITA)
            .applyUpgrade(UpgradeCalls.applied(old, "next").addChoices(choice).build());

    // Then
    assertThat(target(plan, asks.getPracticeId()).getOutcome())
        .isEqualTo(UpgradeOutcome.UPGRADE_OUTCOME_CHOSEN);
    assertThat(source(plan, choice.getSourceId()).getFate())
        .isEqualTo(UpgradeFate.UPGRADE_FATE_CHOSEN);
    assertThat(plan.getSummary().getPractices().getChosen()).isEqualTo(1);
    assertThat(sum(plan.getSummary().getPractices())).isEqualTo(60);
    assertThat(plan.getSummary().getAfter().getDeclared())
        .isGreaterThan(open.getSummary().getAfter().getDeclared());
    assertThat(upgrade.getPlan().getTargetsList()).isEqualTo(plan.getTargetsList());
    Map<String, PracticeState> states =
        Scenes.states(UpgradeCalls.assessment(upgrade.getTargetAssessment()));
    Answer chosen = states.get(asks.getPracticeId()).getAnswer();
    assertThat(chosen.getStatus()).isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    assertThat(chosen.getAuthor()).isEqualTo("rita");
    assertThat(chosen.getOrigin()).isEqualTo(answer(old, choice.getSourceId()) + "@1");
    assertThat(asking(plan)).hasSize(asking(open).size() - 1);
    assertThat(asking(plan))
        .allSatisfy(
            left ->
                assertThat(states.get(left.getPracticeId()).getAnswer().getRevision()).isZero());
  }

  @Test
  void shouldRefuseChoicesThatCanNotBeMade() {
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    UpgradePlan plan = UpgradeCalls.preview(ana(), old);
    UpgradeTarget asks = asking(plan).get(0);
    String id = asks.getPracticeId();
    String proposal = asks.getProposalIds(0);
    UpgradeTarget settled =
        plan.getTargetsList().stream().filter(t -> t.getProposalIdsCount() == 0).findFirst().get();

    assertField(old, "choices[0].practice_id", choice("SEC99-BP01", proposal));
    assertField(old, "choices[0].practice_id", choice(settled.getPracticeId(), proposal));
    assertField(old, "choices[0].source_id", choice(id, "SEC99-BP01"));
    assertField(old, "choices[1].practice_id", choice(id, proposal), choice(id, proposal));
    assertField(old, "choices[0].practice_id", choice("", proposal));
    assertThat(
            Refused.by(
                    () ->
                        UpgradeCalls.stub(RITA)
                            .applyUpgrade(
                                UpgradeCalls.applied(old, "next")
                                    .addChoices(choice(id, "SEC99-BP01"))
                                    .build()))
                .fields())
        .containsExactly("choices[0].source_id");
  }

  @Test
  void shouldCountWhatIsInheritedOnBothSides() {
    // Given
    Assessment platform = UpgradeCalls.seed(Scenes.workload());
    Workload workload = Scenes.workload();
    Assessment heir = UpgradeCalls.seed(workload);
    UpgradeSource carried = carried(UpgradeCalls.preview(ana(), heir));
    String practice = key(carried.getPracticeId());
    Scenes.answer(platform, practice, AnswerStatus.ANSWER_STATUS_IMPLEMENTED);

    // When
    TestCalls.as(ana(), InheritanceServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .createOffer(
            CreateOfferRequest.newBuilder()
                .setParent(platform.getName())
                .setOffer(
                    Offer.newBuilder()
                        .addPractices(practice)
                        .setScope(OfferScope.newBuilder().addWorkloads(workload.getName())))
                .build());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> UpgradeCalls.preview(ana(), heir).getSummary().getBefore().getDeclared() > 0);

    // Then
    UpgradePlan plan = UpgradeCalls.preview(ana(), heir);
    String into = carried.getCandidates(0).getPracticeId();
    assertThat(source(plan, carried.getPracticeId()).getInheritedStatus())
        .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    assertThat(target(plan, into).getInheritedStatus())
        .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    assertThat(target(plan, into).hasAnswer()).isFalse();
    assertThat(plan.getSummary().getAfter().getDeclared()).isPositive();
    Upgrade upgrade = UpgradeCalls.apply(RITA, heir, "next");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> state(upgrade, into).getInheritedRevision() == 1);
    assertThat(state(upgrade, into).getBucket()).isEqualTo(target(plan, into).getBucket());
  }

  @Test
  void shouldShowThreadsOnOldAnswersWithTheNewOnesUntilItIsTakenBack() {
    // Given
    Assessment old = UpgradeCalls.answeredSeed(Scenes.workload());
    UpgradeSource carried = carried(UpgradeCalls.preview(ana(), old));
    Comment asked = comment(answer(old, carried.getPracticeId()), "");

    // When
    Upgrade upgrade = UpgradeCalls.apply(RITA, old, "next");

    // Then
    String now =
        upgrade.getTargetAssessment() + "/answers/" + key(carried.getCandidates(0).getPracticeId());
    assertThat(source(upgrade.getPlan(), carried.getPracticeId()).getOpenThreadCount())
        .isEqualTo(1);
    assertThat(comments(now)).containsExactly(asked.getName());
    assertThat(comments(upgrade.getTargetAssessment() + "/answers/-"))
        .containsExactly(asked.getName());
    Comment reply = comment(answer(old, carried.getPracticeId()), asked.getName());
    assertThat(comments(now)).containsExactly(asked.getName(), reply.getName());
    UpgradeCalls.undo(RITA, upgrade, false);
    assertThat(comments(now)).isEmpty();
    assertThat(comments(answer(old, carried.getPracticeId())))
        .containsExactly(asked.getName(), reply.getName());
  }

  private static void assertField(Assessment of, String field, UpgradeChoice... choices) {
    assertThat(Refused.by(() -> preview(of, choices)).fields()).containsExactly(field);
  }

  private static UpgradePlan preview(Assessment of, UpgradeChoice... choices) {
    return UpgradeCalls.stub(ana())
        .previewUpgrade(
            PreviewUpgradeRequest.newBuilder()
                .setName(of.getName())
                .setEdition(SeedEditions.CURRENT)
                .addAllChoices(List.of(choices))
                .build());
  }

  private static UpgradeChoice choice(String practice, String source) {
    return UpgradeChoice.newBuilder().setPracticeId(practice).setSourceId(source).build();
  }

  private static List<UpgradeTarget> asking(UpgradePlan plan) {
    return plan.getTargetsList().stream()
        .filter(t -> t.getOutcome() == UpgradeOutcome.UPGRADE_OUTCOME_NEEDS_REVIEW)
        .toList();
  }

  private static UpgradeSource carried(UpgradePlan plan) {
    return plan.getSourcesList().stream()
        .filter(s -> s.getFate() == UpgradeFate.UPGRADE_FATE_CARRIED && s.getSameMeaning())
        .findFirst()
        .orElseThrow();
  }

  private static UpgradeSource source(UpgradePlan plan, String id) {
    return plan.getSourcesList().stream()
        .filter(s -> s.getPracticeId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static UpgradeTarget target(UpgradePlan plan, String id) {
    return plan.getTargetsList().stream()
        .filter(t -> t.getPracticeId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static int sum(UpgradeCounts counts) {
    return counts.getCarried()
        + counts.getCarriedWithFlag()
        + counts.getNeedsReview()
        + counts.getNoTarget()
        + counts.getChosen()
        + counts.getNotChosen();
  }

  private static PracticeState state(Upgrade upgrade, String practiceId) {
    return Scenes.states(UpgradeCalls.assessment(upgrade.getTargetAssessment())).get(practiceId);
  }

  private static String answer(Assessment of, String practiceId) {
    return of.getName() + "/answers/" + key(practiceId);
  }

  private static String key(String practiceId) {
    return practiceId.toLowerCase(Locale.ROOT);
  }

  private static Comment comment(String answer, String replyTo) {
    return stub()
        .createComment(
            CreateCommentRequest.newBuilder()
                .setParent(answer)
                .setComment(Comment.newBuilder().setBody("Who does it?").setReplyTo(replyTo))
                .build());
  }

  private static List<String> comments(String parent) {
    return stub()
        .listComments(ListCommentsRequest.newBuilder().setParent(parent).build())
        .getCommentsList()
        .stream()
        .map(Comment::getName)
        .toList();
  }

  private static CommentServiceGrpc.CommentServiceBlockingStub stub() {
    return TestCalls.as(ana(), CommentServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }
}
