package io.plumbline.assessment.offering;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.offering.OfferCalls.SIGNIN;
import static io.plumbline.assessment.offering.OfferCalls.answer;
import static io.plumbline.assessment.offering.OfferCalls.awaitRevision;
import static io.plumbline.assessment.offering.OfferCalls.events;
import static io.plumbline.assessment.offering.OfferCalls.heirs;
import static io.plumbline.assessment.offering.OfferCalls.offer;
import static io.plumbline.assessment.offering.OfferCalls.request;
import static io.plumbline.assessment.offering.OfferCalls.state;
import static io.plumbline.assessment.offering.OfferCalls.stub;
import static io.plumbline.assessment.offering.OfferCalls.workload;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.Heir;
import io.plumbline.proto.assessment.v1.InheritanceEvent.Action;
import io.plumbline.proto.assessment.v1.ListOffersRequest;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom offers reach, which of them counts, and what may not be offered. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class OfferTest {

  private Assessment a;
  private Assessment b;
  private Assessment c;

  @BeforeEach
  void threeWorkloads() {
    Scenes.catalogIsKnown();
    a = Scenes.assessment(Scenes.workload());
    b = Scenes.assessment(Scenes.workload());
    c = Scenes.assessment(Scenes.workload());
  }

  @Test
  void shouldRefuseOffersThatLeadBack() {
    // Given
    offer(a, b, SIGNIN);

    // Then
    assertThat(Refused.by(() -> offer(a, a)).fields()).containsExactly("offer.scope.workloads");
    Refused back = Refused.by(() -> offer(b, a, SIGNIN));
    assertThat(back.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(back.reason()).isEqualTo("INHERITANCE_CYCLE");
    assertThat(back.metadata()).containsEntry("concept", "signin");
    offer(b, a, "sec03-bp01");
    Offer onward = offer(b, c, SIGNIN);
    assertThat(Refused.by(() -> offer(c, a, SIGNIN)).reason()).isEqualTo("INHERITANCE_CYCLE");
    assertThat(
            Refused.by(() -> offer(c, OfferScope.newBuilder().addWorkloads(workload(a)).build()))
                .reason())
        .isEqualTo("INHERITANCE_CYCLE");
    OfferCalls.withdraw(onward, "to make room");
    offer(c, a, SIGNIN);
  }

  @Test
  void shouldNeverPassOnWhatIsInherited() {
    Scenes.answer(a, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    offer(a, b, SIGNIN);
    offer(b, c, SIGNIN);

    awaitRevision(b, 1);

    assertThat(state(c).getInheritedRevision()).isZero();
    answer(b, ANSWER_STATUS_IMPLEMENTED, "Checked here too.");
    assertThat(awaitRevision(c, 1).getInheritedFrom()).startsWith(b.getName());
  }

  @Test
  void shouldFollowTheWorkloadIntoAScopeAndOutOfIt() {
    // Given
    Scenes.answer(a, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    String unit = Scenes.id("retail");
    offer(a, OfferScope.newBuilder().setUnit(unit).putTags("tier", "1").build(), SIGNIN);

    // When
    change(b, unit + "/checkout", "1");
    change(c, unit + "-other", "1");

    // Then
    awaitRevision(b, 1);
    assertThat(state(c).getInheritedRevision()).isZero();
    change(b, unit + "/checkout", "2");
    awaitRevision(b, 0);
    assertThat(events(ana(), b).get(0).getAction()).isEqualTo(Action.ACTION_OUT_OF_SCOPE);
  }

  private static void change(Assessment of, String unit, String tier) {
    Scenes.workloads(Scenes.adam())
        .updateWorkload(
            UpdateWorkloadRequest.newBuilder()
                .setWorkload(
                    Workload.newBuilder().setName(workload(of)).setUnit(unit).putTags("tier", tier))
                .build());
  }

  @Test
  void shouldTakeTheMoreSpecificOfTwoOffersThenTheOlder() {
    // Given
    Scenes.answer(a, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(b, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    String unit = Scenes.id("retail");
    change(c, unit, "1");

    // When
    offer(a, OfferScope.newBuilder().setUnit(unit).build(), SIGNIN);
    assertThat(awaitRevision(c, 1).getInheritedFrom()).startsWith(a.getName());
    Offer closer = offer(b, c, SIGNIN);

    // Then
    OfferCalls.await(c, s -> s.getInheritedFrom().startsWith(b.getName()));
    OfferCalls.withdraw(closer, "no more");
    OfferCalls.await(c, s -> s.getInheritedFrom().startsWith(a.getName()));
    offer(b, OfferScope.newBuilder().setUnit(unit).build(), SIGNIN);
    Scenes.answer(a, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    OfferCalls.answer(a, ANSWER_STATUS_IMPLEMENTED, "said so again");
    assertThat(awaitRevision(c, 2).getInheritedFrom()).startsWith(a.getName());
  }

  @Test
  void shouldShowTheHeirsThatTheCallerSeesOnly() {
    // Given
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    Scenes.answer(a, SIGNIN, ANSWER_STATUS_IMPLEMENTED);
    Offer offer =
        offer(
            a,
            OfferScope.newBuilder()
                .addWorkloads(workload(b))
                .addWorkloads(workload(hidden))
                .build(),
            SIGNIN);
    awaitRevision(b, 1);
    awaitRevision(hidden, 1);

    // Then
    String seen = b.getName() + "/answers/" + SIGNIN;
    assertThat(heirs(carl(), offer)).extracting(Heir::getAnswer).containsExactly(seen);
    assertThat(heirs(audrey(), offer)).hasSize(2);
    assertThat(Refused.by(() -> offer(hidden, b, "sec03-bp02", "nonsense")).fields())
        .containsExactly("offer.practices[1]");
    Offer secret = offer(hidden, b, "sec03-bp02");
    assertThat(names(carl(), "workloads/-/assessments/-"))
        .contains(offer.getName())
        .doesNotContain(secret.getName());
    assertThat(names(ana(), hidden.getName())).containsExactly(secret.getName());
    assertThat(Refused.by(() -> names(carl(), hidden.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldNameInAScopeTheWorkloadsThatTheCallerSeesOnly() {
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    OfferScope scope =
        OfferScope.newBuilder()
            .addWorkloads(workload(hidden))
            .addWorkloads(workload(b))
            .addWorkloads("workloads/not-there-yet")
            .build();

    Offer made = offer(a, scope, SIGNIN);

    assertThat(made.getScope()).isEqualTo(scope);
    assertThat(OfferCalls.get(ana(), made).getScope()).isEqualTo(scope);
    assertThat(OfferCalls.get(audrey(), made).getScope()).isEqualTo(scope);
    OfferScope seen =
        scope.toBuilder()
            .clearWorkloads()
            .addWorkloads(workload(b))
            .setHiddenWorkloadCount(2)
            .build();
    assertThat(OfferCalls.get(carl(), made).getScope()).isEqualTo(seen);
    assertThat(
            stub(carl())
                .listOffers(ListOffersRequest.newBuilder().setParent(a.getName()).build())
                .getOffersList())
        .extracting(Offer::getScope)
        .containsExactly(seen);
    assertThat(OfferCalls.withdraw(carl(), made, "not theirs").getScope()).isEqualTo(seen);
  }

  private static List<String> names(io.plumbline.testing.TestToken by, String parent) {
    return stub(by)
        .listOffers(
            ListOffersRequest.newBuilder()
                .setParent(parent)
                .setFilter("state = \"OFFERED\"")
                .setPageSize(1000)
                .build())
        .getOffersList()
        .stream()
        .map(Offer::getName)
        .toList();
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndAbortOnAStaleEtag() {
    CreateOfferRequest once =
        request(a, OfferScope.newBuilder().addWorkloads(workload(b)).build(), SIGNIN).toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();
    Offer first = stub(ana()).createOffer(once);

    assertThat(stub(ana()).createOffer(once)).isEqualTo(first);
    WithdrawOfferRequest stale =
        WithdrawOfferRequest.newBuilder()
            .setName(first.getName())
            .setReason("seen too late")
            .setEtag("\"7\"")
            .build();
    assertThat(Refused.by(() -> stub(ana()).withdrawOffer(stale)).code())
        .isEqualTo(Status.Code.ABORTED);
    assertThat(Refused.by(() -> stub(audrey()).createOffer(once)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }
}
