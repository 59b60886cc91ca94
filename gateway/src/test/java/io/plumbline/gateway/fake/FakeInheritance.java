package io.plumbline.gateway.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.Heir;
import io.plumbline.proto.assessment.v1.InheritanceServiceGrpc;
import io.plumbline.proto.assessment.v1.ListHeirsRequest;
import io.plumbline.proto.assessment.v1.ListHeirsResponse;
import io.plumbline.proto.assessment.v1.ListOffersRequest;
import io.plumbline.proto.assessment.v1.ListOffersResponse;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.plumbline.proto.assessment.v1.Workload.Environment;

/** One offer with two heirs, and one that is withdrawn; a new one to itself leads back. */
public final class FakeInheritance extends InheritanceServiceGrpc.InheritanceServiceImplBase {
  public static final String ID = "019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e21";

  public static volatile CreateOfferRequest created = CreateOfferRequest.getDefaultInstance();
  public static volatile WithdrawOfferRequest withdrawn = WithdrawOfferRequest.getDefaultInstance();

  @Override
  public void listOffers(ListOffersRequest request, StreamObserver<ListOffersResponse> out) {
    FakeAssessments.done(
        out, ListOffersResponse.newBuilder().addOffers(offer()).addOffers(ended()).build());
  }

  @Override
  public void listHeirs(ListHeirsRequest request, StreamObserver<ListHeirsResponse> out) {
    FakeAssessments.done(
        out,
        ListHeirsResponse.newBuilder()
            .addHeirs(heir("shop", ""))
            .addHeirs(heir("billing", "We have our own <b>sign-in</b>."))
            .setNextPageToken("more")
            .build());
  }

  @Override
  public void createOffer(CreateOfferRequest request, StreamObserver<Offer> out) {
    created = request;
    if (request.getOffer().getScope().getWorkloadsList().contains("workloads/payments")) {
      out.onError(
          Status.FAILED_PRECONDITION
              .withDescription("offers would lead from this workload back to it")
              .asRuntimeException());
    } else {
      FakeAssessments.done(out, offer());
    }
  }

  @Override
  public void withdrawOffer(WithdrawOfferRequest request, StreamObserver<Offer> out) {
    withdrawn = request;
    FakeAssessments.done(out, ended());
  }

  private static Heir heir(String workload, String reason) {
    return Heir.newBuilder()
        .setAnswer("workloads/" + workload + "/assessments/review/answers/sec01-bp01")
        .setWorkloadDisplayName(workload)
        .setInheritedFrom(FakeAssessments.NAME + "/answers/sec01-bp01")
        .setInheritedRevision(4)
        .setOverridden(!reason.isEmpty())
        .setOverrideReason(reason)
        .setInheritTime(FakeAssessments.THEN)
        .build();
  }

  private static Offer offer() {
    return Offer.newBuilder()
        .setName(FakeAssessments.NAME + "/offers/" + ID)
        .addPractices("sec01-bp01")
        .setScope(
            OfferScope.newBuilder()
                .setUnit("retail")
                .setEnvironment(Environment.ENVIRONMENT_PRODUCTION)
                .putTags("tier", "1"))
        .setNote("One sign-in for all of you.")
        .setState(Offer.State.STATE_OFFERED)
        .setOfferer("ana")
        .setOfferTime(FakeAssessments.THEN)
        .setEtag("\"1\"")
        .build();
  }

  private static Offer ended() {
    return offer().toBuilder()
        .clearPractices()
        .setState(Offer.State.STATE_WITHDRAWN)
        .setWithdrawer("rea")
        .setWithdrawReason("The account was split.")
        .setWithdrawTime(FakeAssessments.THEN)
        .build();
  }
}
