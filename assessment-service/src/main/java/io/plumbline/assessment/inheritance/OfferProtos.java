package io.plumbline.assessment.inheritance;

import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.Times;
import io.plumbline.proto.assessment.v1.OfferScope;
import io.plumbline.proto.assessment.v1.Workload.Environment;
import java.util.List;
import java.util.function.Predicate;

/** Offers between the contract and the database. */
public final class OfferProtos {

  private static final String ENVIRONMENT = "ENVIRONMENT_";

  private OfferProtos() {}

  /**
   * An offer as the contract shows it.
   *
   * @param told which of the ids of workloads it names are told; the others are counted
   */
  public static io.plumbline.proto.assessment.v1.Offer proto(Offer offer, Predicate<String> told) {
    io.plumbline.proto.assessment.v1.Offer.Builder proto =
        io.plumbline.proto.assessment.v1.Offer.newBuilder()
            .setName(offer.key().name())
            .addAllPractices(offer.practices())
            .setScope(scope(offer.reach(), told))
            .setNote(offer.note())
            .setState(
                offer.state() == OfferState.OFFERED
                    ? io.plumbline.proto.assessment.v1.Offer.State.STATE_OFFERED
                    : io.plumbline.proto.assessment.v1.Offer.State.STATE_WITHDRAWN)
            .setOfferer(offer.offerer())
            .setOfferTime(Times.timestamp(offer.offeredAt()))
            .setWithdrawer(offer.withdrawer())
            .setWithdrawReason(offer.withdrawReason())
            .setEtag(Etags.of(offer.version()));
    if (offer.withdrawnAt() != null) {
      proto.setWithdrawTime(Times.timestamp(offer.withdrawnAt()));
    }
    return proto.build();
  }

  private static OfferScope scope(Reach reach, Predicate<String> told) {
    List<String> workloads = reach.workloads().stream().filter(told).map(WorkloadName::of).toList();
    return OfferScope.newBuilder()
        .addAllWorkloads(workloads)
        .setHiddenWorkloadCount(reach.workloads().size() - workloads.size())
        .setUnit(reach.unit())
        .setEnvironment(
            reach.environment().isEmpty()
                ? Environment.ENVIRONMENT_UNSPECIFIED
                : Environment.valueOf(ENVIRONMENT + reach.environment()))
        .putAllTags(reach.tags())
        .build();
  }

  /** Whom a request wants to reach. */
  public static Reach reach(OfferScope scope) {
    return new Reach(
        scope.getWorkloadsList().stream().map(WorkloadName::id).toList(),
        scope.getUnit(),
        scope.getEnvironment() == Environment.ENVIRONMENT_UNSPECIFIED
            ? ""
            : scope.getEnvironment().name().substring(ENVIRONMENT.length()),
        scope.getTagsMap());
  }
}
