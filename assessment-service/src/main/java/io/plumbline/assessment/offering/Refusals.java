package io.plumbline.assessment.offering;

import io.plumbline.assessment.inheritance.OfferState;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.v1.ErrorReason;
import java.util.Map;

/** Refusals of offers. A missing resource and a hidden one look the same. */
final class Refusals {

  private Refusals() {}

  static DomainException noOffer(String name) {
    return DomainException.notFound(ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND, "Offer", name);
  }

  static DomainException state(OfferState state) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_OFFER_STATE,
        "the offer is " + state,
        Map.of("state", state.name()));
  }

  /** Whose offers lead back is not told: the caller may not see all of them. */
  static DomainException cycle(String concept) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_INHERITANCE_CYCLE,
        "offers would lead from this workload back to it for '"
            + concept
            + "': offer fewer practices, or reach fewer workloads",
        Map.of("concept", concept));
  }
}
