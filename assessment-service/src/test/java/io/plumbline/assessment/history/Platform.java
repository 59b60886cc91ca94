package io.plumbline.assessment.history;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.count;

import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc.InheritanceServiceBlockingStub;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A workload whose answers another one takes: it offers, changes its mind, and withdraws. */
final class Platform {

  private final Random random;
  private final Workload heir;
  private final Workload workload = Scenes.workload();
  private final Assessment assessment = Scenes.assessment(workload);
  private final TreeMap<String, Offer> offers = new TreeMap<>();
  private long evidence;

  Platform(Random random, Workload heir) {
    this.random = random;
    this.heir = heir;
  }

  /** Does something at once that its heir may feel. */
  void act(String practice) {
    Offer offer = offers.get(practice);
    if (offer == null) {
      answer(practice);
      offers.put(practice, offer(practice));
    } else if (random.nextInt(3) == 0) {
      offers.remove(practice);
      stub()
          .withdrawOffer(
              WithdrawOfferRequest.newBuilder()
                  .setName(offer.getName())
                  .setReason("No more.")
                  .build());
    } else {
      answer(practice);
    }
  }

  /** What the evidence service will say of it. */
  TestEvents.Sent observed(String concept, EvidenceCounts counts) {
    return Scenes.observed(workload.getName(), ++evidence, concept, counts);
  }

  /** Whether what it did has reached its heir. */
  boolean settled() {
    return count("select evidence_version from assessment where workload = '" + id(workload) + "'")
            == evidence
        && count("select count(*) from inheritance_due where workload = '" + id(heir) + "'") == 0;
  }

  private void answer(String practice) {
    Scenes.assessments(ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/" + practice)
                        .setStatus(AnswerStatus.forNumber(1 + random.nextInt(5)))
                        .setReason("reason " + random.nextInt(100)))
                .build());
  }

  private Offer offer(String practice) {
    return stub()
        .createOffer(
            CreateOfferRequest.newBuilder()
                .setParent(assessment.getName())
                .setOffer(
                    Offer.newBuilder()
                        .addAllPractices(List.of(practice))
                        .setScope(OfferScope.newBuilder().addWorkloads(heir.getName())))
                .build());
  }

  private static InheritanceServiceBlockingStub stub() {
    return TestCalls.as(ana(), InheritanceServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private static String id(Workload workload) {
    return workload.getName().substring("workloads/".length());
  }
}
