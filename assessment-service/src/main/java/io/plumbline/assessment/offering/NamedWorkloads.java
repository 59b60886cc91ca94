package io.plumbline.assessment.offering;

import io.plumbline.assessment.inheritance.Offer;
import io.plumbline.assessment.inheritance.OfferProtos;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows offers with the workloads they name. Whoever made an offer is shown all of them; others
 * those they may see, and how many more. One that is hidden and one that does not exist look the
 * same.
 */
final class NamedWorkloads {

  private NamedWorkloads() {}

  /** The offers as this caller may see them, in their order: one query. */
  static Uni<List<io.plumbline.proto.assessment.v1.Offer>> shown(
      Mutiny.Session session, Collection<Offer> offers, Caller caller) {
    Sight sight = Sight.of(caller);
    Set<String> asked =
        offers.stream()
            .filter(offer -> !sight.all() && !offer.isBy(caller.subject()))
            .flatMap(offer -> offer.reach().workloads().stream())
            .collect(Collectors.toSet());
    return Workloads.seen(session, caller.tenant(), asked, sight)
        .map(
            seen ->
                offers.stream()
                    .map(
                        offer ->
                            OfferProtos.proto(
                                offer,
                                sight.all() || offer.isBy(caller.subject())
                                    ? workload -> true
                                    : seen::contains))
                    .toList());
  }

  /** One offer as this caller may see it. */
  static Uni<io.plumbline.proto.assessment.v1.Offer> shown(
      Mutiny.Session session, Offer offer, Caller caller) {
    return shown(session, List.of(offer), caller).map(shown -> shown.get(0));
  }
}
