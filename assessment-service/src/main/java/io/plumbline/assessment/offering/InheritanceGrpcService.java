package io.plumbline.assessment.offering;

import io.plumbline.proto.assessment.v1.CreateOfferRequest;
import io.plumbline.proto.assessment.v1.GetOfferRequest;
import io.plumbline.proto.assessment.v1.InheritanceService;
import io.plumbline.proto.assessment.v1.ListHeirsRequest;
import io.plumbline.proto.assessment.v1.ListHeirsResponse;
import io.plumbline.proto.assessment.v1.ListInheritanceEventsRequest;
import io.plumbline.proto.assessment.v1.ListInheritanceEventsResponse;
import io.plumbline.proto.assessment.v1.ListOffersRequest;
import io.plumbline.proto.assessment.v1.ListOffersResponse;
import io.plumbline.proto.assessment.v1.Offer;
import io.plumbline.proto.assessment.v1.WithdrawOfferRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.InheritanceService}. */
@GrpcService
public class InheritanceGrpcService implements InheritanceService {

  private final OfferService offers;
  private final OfferReading reading;
  private final HeirReading heirs;
  private final EventReading events;

  @Inject
  public InheritanceGrpcService(
      OfferService offers, OfferReading reading, HeirReading heirs, EventReading events) {
    this.offers = offers;
    this.reading = reading;
    this.heirs = heirs;
    this.events = events;
  }

  @Override
  public Uni<Offer> createOffer(CreateOfferRequest request) {
    return offers.create(request);
  }

  @Override
  public Uni<Offer> getOffer(GetOfferRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ListOffersResponse> listOffers(ListOffersRequest request) {
    return reading.list(request);
  }

  @Override
  public Uni<Offer> withdrawOffer(WithdrawOfferRequest request) {
    return offers.withdraw(request);
  }

  @Override
  public Uni<ListHeirsResponse> listHeirs(ListHeirsRequest request) {
    return heirs.list(request);
  }

  @Override
  public Uni<ListInheritanceEventsResponse> listInheritanceEvents(
      ListInheritanceEventsRequest request) {
    return events.list(request);
  }
}
