package io.plumbline.assessment.offering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.inheritance.Inheritance;
import io.plumbline.assessment.inheritance.OfferKey;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.Heir;
import io.plumbline.proto.assessment.v1.ListHeirsRequest;
import io.plumbline.proto.assessment.v1.ListHeirsResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads who takes what of an offer. */
@ApplicationScoped
public class HeirReading {

  private static final String HEIRS =
      "select i, w.displayName, a from Inheritance i"
          + " join Workload w on w.key.tenant = i.key.tenant and w.key.id = i.key.workload"
          + " left join Answer a on a.key.tenant = i.key.tenant"
          + " and a.key.workload = i.key.workload and a.key.assessment = i.key.assessment"
          + " and a.key.practice = i.key.practice"
          + " where i.key.tenant = :tenant and i.offer = :offer and "
          + Sight.CONDITION
          + " and (i.key.workload, i.key.assessment, i.key.practice)"
          + " > (:workload, :assessment, :practice)"
          + " order by i.key.workload, i.key.assessment, i.key.practice";

  private static final List<String> START = List.of("", "", "");

  private final TenantTransaction transaction;
  private final Offers offers;
  private final PageTokens tokens;

  @Inject
  public HeirReading(TenantTransaction transaction, Offers offers, PageTokens tokens) {
    this.transaction = transaction;
    this.offers = offers;
    this.tokens = tokens;
  }

  private record Found(Inheritance taken, String workload, @Nullable Answer answer) {}

  /** Lists the practices an offer reaches. */
  Uni<ListHeirsResponse> list(ListHeirsRequest request) {
    Caller caller = Caller.current();
    OfferKey key = OfferKey.parse(caller.tenant(), request.getParent());
    int size = Pages.pageSize(request.getPageSize());
    List<String> about = List.of(caller.tenant(), "heirs", request.getParent());
    List<String> token = tokens.decode(about, request.getPageToken());
    List<String> after = token.isEmpty() ? START : token;
    return transaction.in(
        caller.tenant(),
        session ->
            offers
                .find(session, key, Sight.of(caller), LockModeType.NONE)
                .map(found -> found.orElseThrow(() -> Refusals.noOffer(key.name())))
                .chain(() -> page(session, key, Sight.of(caller), after, size + 1))
                .map(found -> response(found, size, about)));
  }

  private static Uni<List<Found>> page(
      Mutiny.Session session, OfferKey offer, Sight sight, List<String> after, int limit) {
    return session
        .createSelectionQuery(HEIRS, Object[].class)
        .setParameter("tenant", offer.tenant())
        .setParameter("offer", offer.id())
        .setParameter("all", sight.all())
        .setParameter("keys", sight.keyArray())
        .setParameter("workload", after.get(0))
        .setParameter("assessment", after.get(1))
        .setParameter("practice", after.get(2))
        .setMaxResults(limit)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(t -> new Found((Inheritance) t[0], (String) t[1], (Answer) t[2]))
                    .toList());
  }

  private ListHeirsResponse response(List<Found> found, int size, List<String> about) {
    ListHeirsResponse.Builder response = ListHeirsResponse.newBuilder();
    found.stream().limit(size).map(HeirReading::proto).forEach(response::addHeirs);
    if (found.size() > size) {
      Inheritance.Key last = found.get(size - 1).taken().key();
      response.setNextPageToken(
          tokens.encode(about, List.of(last.workload(), last.assessment(), last.practice())));
    }
    return response.build();
  }

  private static Heir proto(Found found) {
    Inheritance.Key key = found.taken().key();
    Answer own = found.answer();
    boolean overridden = own != null && own.content().status() != AnswerStatus.UNANSWERED;
    return Heir.newBuilder()
        .setAnswer(
            new AnswerKey(key.tenant(), key.workload(), key.assessment(), key.practice()).name())
        .setWorkloadDisplayName(found.workload())
        .setInheritedFrom(found.taken().source().answer(key.tenant()).name())
        .setInheritedRevision(found.taken().source().sourceRevision())
        .setOverridden(overridden)
        .setOverrideReason(overridden && own != null ? own.content().reason() : "")
        .setInheritTime(Times.timestamp(found.taken().takenAt()))
        .build();
  }
}
