package io.plumbline.assessment.offering;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.offering.OfferCalls.SIGNIN;
import static io.plumbline.assessment.offering.OfferCalls.answer;
import static io.plumbline.assessment.offering.OfferCalls.awaitRevision;
import static io.plumbline.assessment.offering.OfferCalls.events;
import static io.plumbline.assessment.offering.OfferCalls.heirs;
import static io.plumbline.assessment.offering.OfferCalls.offer;
import static io.plumbline.assessment.offering.OfferCalls.state;
import static io.plumbline.assessment.offering.OfferCalls.withdraw;
import static io.plumbline.assessment.offering.OfferCalls.workload;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Heir;
import io.plumbline.proto.assessment.v1.InheritanceEvent;
import io.plumbline.proto.assessment.v1.InheritanceEvent.Action;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What heirs take, with which evidence, until when, and what they say instead. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class InheritanceTest {

  private Assessment platform;
  private Assessment heir;

  @BeforeEach
  void twoWorkloads() {
    Scenes.catalogIsKnown();
    platform = Scenes.assessment(Scenes.workload());
    heir = Scenes.assessment(Scenes.workload());
  }

  @Test
  void shouldFollowThePlatformsAnswerWithoutWritingAny() {
    // When
    Scenes.answer(platform, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    offer(platform, heir, SIGNIN);
    PracticeState taken = awaitRevision(heir, 1);
    answer(platform, ANSWER_STATUS_NOT_IMPLEMENTED, "");
    PracticeState followed = awaitRevision(heir, 2);

    // Then
    assertThat(taken.getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_IMPLEMENTED);
    assertThat(taken.getAnswer().getRevision()).isZero();
    assertThat(taken.getInheritedFrom()).isEqualTo(platform.getName() + "/answers/" + SIGNIN);
    assertThat(taken.getDeclared()).isEqualTo(100);
    assertThat(followed.getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_NOT_IMPLEMENTED);
    assertThat(followed.getDeclared()).isZero();
    assertThat(
            Scenes.count(
                "select count(*) from answer where workload = '"
                    + workload(heir).substring("workloads/".length())
                    + "'"))
        .isZero();
    assertThat(events(ana(), heir))
        .extracting(InheritanceEvent::getAction, InheritanceEvent::getInheritedRevision)
        .containsExactly(tuple(Action.ACTION_CHANGED, 2), tuple(Action.ACTION_INHERITED, 1));
  }

  @Test
  void shouldOpenEveryHeirAgainWhenTheOfferIsWithdrawn() {
    // Given
    Assessment other = Scenes.assessment(Scenes.workload());
    Scenes.answer(platform, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    Offer first = offer(platform, heir);
    Offer second = offer(platform, other);
    awaitRevision(heir, 1);
    awaitRevision(other, 1);

    // When
    Offer withdrawn = withdraw(first, "We moved out of the shared account.");
    withdraw(second, "So did they.");

    // Then
    assertThat(withdrawn.getState()).isEqualTo(Offer.State.STATE_WITHDRAWN);
    PracticeState open = awaitRevision(heir, 0);
    assertThat(awaitRevision(other, 0).getVerdict()).isEqualTo(Verdict.VERDICT_UNANSWERED);
    assertThat(open.getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_UNANSWERED);
    assertThat(open.getVerdict()).isEqualTo(Verdict.VERDICT_UNANSWERED);
    assertThat(open.getInheritedFrom()).isEmpty();
    InheritanceEvent last = events(ana(), heir).get(0);
    assertThat(last.getAction()).isEqualTo(Action.ACTION_WITHDRAWN);
    assertThat(last.getReason()).isEqualTo("We moved out of the shared account.");
    assertThat(heirs(ana(), first)).isEmpty();
    assertThat(Refused.by(() -> withdraw(first, "again")).reason()).isEqualTo("OFFER_STATE");
  }

  @Test
  void shouldOpenHeirsAgainWhenThePlatformTakesItsAnswerBack() {
    Scenes.answer(platform, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    offer(platform, heir, SIGNIN);
    awaitRevision(heir, 1);

    answer(platform, ANSWER_STATUS_UNANSWERED, "");

    assertThat(awaitRevision(heir, 0).getVerdict()).isEqualTo(Verdict.VERDICT_UNANSWERED);
    assertThat(events(ana(), heir).get(0).getAction()).isEqualTo(Action.ACTION_UNANSWERED);
  }

  @Test
  void shouldNeedAReasonToAnswerHereAndTakeTheInheritedOneAgain() {
    // Given
    Scenes.answer(platform, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    Offer offer = offer(platform, heir, SIGNIN);
    awaitRevision(heir, 1);

    // Then
    Refused refused = Refused.by(() -> answer(heir, ANSWER_STATUS_NOT_IMPLEMENTED, " "));
    assertThat(refused.reason()).isEqualTo("OVERRIDE_REASON");
    assertThat(refused.metadata()).containsEntry("answer", heir.getName() + "/answers/" + SIGNIN);
    answer(heir, ANSWER_STATUS_NOT_IMPLEMENTED, "We have our own sign-in.");
    PracticeState own = state(heir);
    assertThat(own.getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_NOT_IMPLEMENTED);
    assertThat(own.getInheritedRevision()).isZero();
    assertThat(heirs(ana(), offer))
        .extracting(Heir::getOverridden, Heir::getOverrideReason)
        .containsExactly(tuple(true, "We have our own sign-in."));
    answer(heir, ANSWER_STATUS_UNANSWERED, "");
    PracticeState again = state(heir);
    assertThat(again.getInheritedRevision()).isEqualTo(1);
    assertThat(again.getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_IMPLEMENTED);
    assertThat(again.getAnswer().getRevision()).isEqualTo(2);
  }

  @Test
  void shouldHoldTheEvidenceOfBothAgainstWhatIsInherited() {
    // Given
    Scenes.answer(platform, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    TestEvents.send(Scenes.observed(workload(platform), 1, "signin", Scenes.passing(3)));
    offer(platform, heir, SIGNIN);
    PracticeState proven =
        OfferCalls.await(heir, s -> s.getVerdict() == Verdict.VERDICT_CONSISTENT);
    assertThat(proven.getCounts().getPass()).isEqualTo(3);
    Instant before = Instant.now();

    // When the heir fails where the platform passes
    TestEvents.send(Scenes.observed(workload(heir), 1, "signin", Scenes.failing(1)));
    PracticeState mixed =
        OfferCalls.await(heir, s -> s.getVerdict() == Verdict.VERDICT_CONTRADICTED);
    TestEvents.send(Scenes.observed(workload(heir), 2, "signin", Scenes.passing(1)));
    OfferCalls.await(heir, s -> s.getVerdict() == Verdict.VERDICT_CONSISTENT);

    // And the platform fails
    TestEvents.send(Scenes.observed(workload(platform), 2, "signin", Scenes.failing(2)));
    PracticeState contradicted =
        OfferCalls.await(heir, s -> s.getVerdict() == Verdict.VERDICT_CONTRADICTED);

    // Then
    assertThat(mixed.getCounts().getPass()).isEqualTo(3);
    assertThat(mixed.getCounts().getFail()).isEqualTo(1);
    assertThat(contradicted.getCounts().getPass()).isEqualTo(1);
    assertThat(contradicted.getCounts().getFail()).isEqualTo(2);
    PracticeState then =
        Scenes.assessments(ana())
            .listPracticeStates(
                ListPracticeStatesRequest.newBuilder()
                    .setParent(heir.getName())
                    .setAsOfTime(io.plumbline.platform.grpc.Times.timestamp(before))
                    .build())
            .getPracticeStates(0);
    assertThat(then).isEqualTo(proven);
  }

  @Test
  void shouldNotNameAPlatformToWhoMayNotSeeIt() {
    // Given
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    Scenes.answer(hidden, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    Offer offer = offer(hidden, heir, SIGNIN);
    awaitRevision(heir, 1);

    // Then
    PracticeState seen = state(carl(), heir);
    assertThat(seen.getInheritedRevision()).isEqualTo(1);
    assertThat(seen.getInheritedFrom()).isEmpty();
    assertThat(seen.getAnswer().getStatus()).isEqualTo(ANSWER_STATUS_IMPLEMENTED);
    assertThat(events(carl(), heir).get(0).getInheritedFrom()).isEmpty();
    assertThat(Refused.by(() -> heirs(carl(), offer)).reason()).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(state(ana(), heir).getInheritedFrom()).startsWith(hidden.getName());
  }
}
