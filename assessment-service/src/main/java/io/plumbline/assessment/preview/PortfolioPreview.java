package io.plumbline.assessment.preview;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.Assessments.Cursor;
import io.plumbline.assessment.assessment.Assessments.Found;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The dry run of everything that rests on an edition. */
@ApplicationScoped
public class PortfolioPreview {

  /** Each row is two editions' worth of practices. */
  private static final int LARGEST_PAGE = 100;

  private static final String PAGE =
      "select a, w from Assessment a, Workload w where a.key.tenant = :tenant"
          + " and w.key.tenant = :tenant and w.key.id = a.key.workload and a.edition = :edition"
          + " and w.archivedAt is null and a.life.state not in (SUPERSEDED, SET_ASIDE) and "
          + Sight.CONDITION;
  private static final String AFTER =
      " and (a.createdAt < :at or a.createdAt = :at and (a.key.workload > :afterWorkload"
          + " or a.key.workload = :afterWorkload and a.key.id > :afterId))";
  private static final String ORDER = " order by a.createdAt desc, a.key.workload, a.key.id";

  private final TenantTransaction transaction;
  private final Planning planning;
  private final PageTokens tokens;

  @Inject
  public PortfolioPreview(TenantTransaction transaction, Planning planning, PageTokens tokens) {
    this.transaction = transaction;
    this.planning = planning;
    this.tokens = tokens;
  }

  /** Tells what upgrades would do, a page at a time; the total of all of them when asked for. */
  public Uni<PreviewPortfolioUpgradeResponse> preview(PreviewPortfolioUpgradeRequest request) {
    Caller caller = Caller.current();
    int size = Math.min(Pages.pageSize(request.getPageSize()), LARGEST_PAGE);
    List<String> about =
        List.of(caller.tenant(), "upgrades-preview", request.getName(), request.getEdition());
    Cursor after = cursor(tokens.decode(about, request.getPageToken()));
    return transaction
        .in(
            caller.tenant(),
            session ->
                page(session, caller, request.getName(), after, size + 1)
                    .chain(
                        found ->
                            planning
                                .all(
                                    session,
                                    caller.tenant(),
                                    request.getName(),
                                    found.stream().limit(size).map(Found::assessment).toList(),
                                    request.getEdition())
                                .map(plans -> response(found, plans, about)))
                    .call(response -> total(session, caller, request, response)))
        .map(PreviewPortfolioUpgradeResponse.Builder::build);
  }

  private Uni<Void> total(
      Mutiny.Session session,
      Caller caller,
      PreviewPortfolioUpgradeRequest request,
      PreviewPortfolioUpgradeResponse.Builder response) {
    if (!request.getShowTotal()) {
      return Uni.createFrom().voidItem();
    }
    return add(session, caller, request, null, PlanNumbers.NONE)
        .invoke(numbers -> response.setTotal(numbers.proto()).setTotalSize(numbers.plans()))
        .replaceWithVoid();
  }

  /**
   * Plans page after page, and forgets what it has read: memory does not grow with their number.
   */
  private Uni<PlanNumbers> add(
      Mutiny.Session session,
      Caller caller,
      PreviewPortfolioUpgradeRequest request,
      @Nullable Cursor after,
      PlanNumbers before) {
    return page(session, caller, request.getName(), after, LARGEST_PAGE)
        .chain(
            found ->
                planning
                    .all(
                        session,
                        caller.tenant(),
                        request.getName(),
                        found.stream().map(Found::assessment).toList(),
                        request.getEdition())
                    .map(plans -> before.plus(PlanNumbers.of(plans)))
                    .invoke(numbers -> session.clear())
                    .chain(
                        numbers ->
                            found.size() < LARGEST_PAGE
                                ? Uni.createFrom().item(numbers)
                                : add(session, caller, request, last(found), numbers)));
  }

  private static Cursor last(List<Found> found) {
    Assessment last = found.get(found.size() - 1).assessment();
    return new Cursor(last.createdAt(), last.key().workload(), last.key().id());
  }

  private static Uni<List<Found>> page(
      Mutiny.Session session, Caller caller, String edition, @Nullable Cursor after, int limit) {
    Sight sight = Sight.of(caller);
    Mutiny.SelectionQuery<Object[]> query =
        session
            .createSelectionQuery(PAGE + (after == null ? "" : AFTER) + ORDER, Object[].class)
            .setParameter("tenant", caller.tenant())
            .setParameter("edition", edition)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    if (after != null) {
      query
          .setParameter("at", after.createdAt())
          .setParameter("afterWorkload", after.workload())
          .setParameter("afterId", after.id());
    }
    return query
        .setMaxResults(limit)
        .getResultList()
        .map(rows -> rows.stream().map(PortfolioPreview::found).toList());
  }

  private static Found found(Object[] row) {
    return new Found((Assessment) row[0], (Workload) row[1]);
  }

  private PreviewPortfolioUpgradeResponse.Builder response(
      List<Found> found, List<Planned> plans, List<String> about) {
    PreviewPortfolioUpgradeResponse.Builder response = PreviewPortfolioUpgradeResponse.newBuilder();
    for (int i = 0; i < plans.size(); i++) {
      response.addUpgrades(PlanProtos.row(plans.get(i), found.get(i).workload()));
    }
    if (found.size() > plans.size()) {
      Assessment last = found.get(plans.size() - 1).assessment();
      response.setNextPageToken(
          tokens.encode(
              about, List.of(last.createdAt().toString(), last.key().workload(), last.key().id())));
    }
    return response.setPageTotal(PlanNumbers.of(plans).proto());
  }

  private static @Nullable Cursor cursor(List<String> token) {
    return token.isEmpty()
        ? null
        : new Cursor(Instant.parse(token.get(0)), token.get(1), token.get(2));
  }
}
