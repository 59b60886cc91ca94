package io.plumbline.assessment.offering;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.inheritance.Offer;
import io.plumbline.assessment.inheritance.OfferKey;
import io.plumbline.assessment.inheritance.OfferState;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.Filter;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.GetOfferRequest;
import io.plumbline.proto.assessment.v1.ListOffersRequest;
import io.plumbline.proto.assessment.v1.ListOffersResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads offers. */
@ApplicationScoped
public class OfferReading {

  private static final Set<String> FIELDS = Set.of("state");
  private static final String ALL = "workloads/-/assessments/-";

  private final TenantTransaction transaction;
  private final Offers offers;
  private final Assessments assessments;
  private final PageTokens tokens;

  @Inject
  public OfferReading(
      TenantTransaction transaction, Offers offers, Assessments assessments, PageTokens tokens) {
    this.transaction = transaction;
    this.offers = offers;
    this.assessments = assessments;
    this.tokens = tokens;
  }

  /** Reads one offer. */
  Uni<io.plumbline.proto.assessment.v1.Offer> get(GetOfferRequest request) {
    Caller caller = Caller.current();
    OfferKey key = OfferKey.parse(caller.tenant(), request.getName());
    return transaction.in(
        caller.tenant(),
        session ->
            offers
                .find(session, key, Sight.of(caller), LockModeType.NONE)
                .map(found -> found.orElseThrow(() -> Refusals.noOffer(key.name())))
                .chain(found -> NamedWorkloads.shown(session, found.offer(), caller)));
  }

  /** Lists offers, newest first. */
  Uni<ListOffersResponse> list(ListOffersRequest request) {
    Caller caller = Caller.current();
    Filter filter = Filter.parse(request.getFilter(), FIELDS);
    int size = Pages.pageSize(request.getPageSize());
    List<String> about =
        List.of(caller.tenant(), "offers", request.getParent(), filter.canonical());
    List<String> token = tokens.decode(about, request.getPageToken());
    Offers.Query query =
        new Offers.Query(
            request.getParent().equals(ALL)
                ? Optional.empty()
                : Optional.of(AssessmentKey.parse(caller.tenant(), request.getParent())),
            filter.value("state").map(OfferReading::state),
            token.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(token.get(0))));
    return transaction.in(
        caller.tenant(),
        session ->
            checkSeen(session, query, Sight.of(caller))
                .chain(
                    () -> Offers.page(session, caller.tenant(), Sight.of(caller), query, size + 1))
                .chain(
                    found ->
                        NamedWorkloads.shown(session, found.stream().limit(size).toList(), caller)
                            .map(shown -> response(shown, next(found, size, about)))));
  }

  private Uni<Void> checkSeen(Mutiny.Session session, Offers.Query query, Sight sight) {
    return query
        .assessment()
        .map(
            key ->
                assessments
                    .find(session, key, sight)
                    .invoke(
                        found -> {
                          if (found.isEmpty()) {
                            throw io.plumbline.assessment.assessment.Refusals.noAssessment(
                                key.name());
                          }
                        })
                    .replaceWithVoid())
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static OfferState state(String value) {
    try {
      return OfferState.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw io.plumbline.assessment.assessment.Refusals.field(
          "filter", "'" + value + "' is no state");
    }
  }

  private String next(List<Offer> found, int size, List<String> about) {
    return found.size() > size
        ? tokens.encode(about, List.of(found.get(size - 1).key().id().toString()))
        : "";
  }

  private static ListOffersResponse response(
      List<io.plumbline.proto.assessment.v1.Offer> shown, String next) {
    return ListOffersResponse.newBuilder().addAllOffers(shown).setNextPageToken(next).build();
  }
}
