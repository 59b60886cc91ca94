package io.plumbline.assessment.offering;

import static io.plumbline.assessment.Scenes.ana;

import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.GetOfferRequest;
import io.plumbline.proto.assessment.v1.Heir;
import io.plumbline.proto.assessment.v1.InheritanceEvent;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc.InheritanceServiceBlockingStub;
import io.plumbline.proto.assessment.v1.ListHeirsRequest;
import io.plumbline.proto.assessment.v1.ListInheritanceEventsRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What people do with offers, as the tests say it. */
final class OfferCalls {

  static final String SIGNIN = "sec01-bp01";

  private OfferCalls() {}

  static InheritanceServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, InheritanceServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  static String workload(Assessment assessment) {
    return assessment.getName().substring(0, assessment.getName().indexOf("/assessments/"));
  }

  static Offer offer(Assessment of, Assessment to, String... practices) {
    return offer(of, OfferScope.newBuilder().addWorkloads(workload(to)).build(), practices);
  }

  static Offer offer(Assessment of, OfferScope scope, String... practices) {
    return stub(ana()).createOffer(request(of, scope, practices));
  }

  static CreateOfferRequest request(Assessment of, OfferScope scope, String... practices) {
    return CreateOfferRequest.newBuilder()
        .setParent(of.getName())
        .setOffer(Offer.newBuilder().setScope(scope).addAllPractices(List.of(practices)))
        .build();
  }

  static Offer get(TestToken by, Offer offer) {
    return stub(by).getOffer(GetOfferRequest.newBuilder().setName(offer.getName()).build());
  }

  static Offer withdraw(Offer offer, String reason) {
    return withdraw(ana(), offer, reason);
  }

  static Offer withdraw(TestToken by, Offer offer, String reason) {
    return stub(by)
        .withdrawOffer(
            WithdrawOfferRequest.newBuilder().setName(offer.getName()).setReason(reason).build());
  }

  static Answer answer(Assessment assessment, AnswerStatus status, String reason) {
    return Scenes.assessments(ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/" + SIGNIN)
                        .setStatus(status)
                        .setReason(reason))
                .build());
  }

  static PracticeState state(Assessment assessment) {
    return Scenes.states(assessment).get("SEC01-BP01");
  }

  static PracticeState state(TestToken by, Assessment assessment) {
    return Scenes.assessments(by)
        .listPracticeStates(
            ListPracticeStatesRequest.newBuilder().setParent(assessment.getName()).build())
        .getPracticeStates(0);
  }

  static PracticeState await(Assessment assessment, Predicate<PracticeState> until) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> until.test(state(assessment)));
    return state(assessment);
  }

  static PracticeState awaitRevision(Assessment assessment, int revision) {
    return await(assessment, state -> state.getInheritedRevision() == revision);
  }

  static List<Heir> heirs(TestToken by, Offer offer) {
    return stub(by)
        .listHeirs(ListHeirsRequest.newBuilder().setParent(offer.getName()).build())
        .getHeirsList();
  }

  static List<InheritanceEvent> events(TestToken by, Assessment assessment) {
    return stub(by)
        .listInheritanceEvents(
            ListInheritanceEventsRequest.newBuilder()
                .setParent(assessment.getName() + "/answers/" + SIGNIN)
                .build())
        .getEventsList();
  }
}
