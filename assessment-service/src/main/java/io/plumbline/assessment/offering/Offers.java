package io.plumbline.assessment.offering;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.inheritance.Offer;
import io.plumbline.assessment.inheritance.OfferKey;
import io.plumbline.assessment.inheritance.OfferState;
import io.plumbline.assessment.offering.Circles.Step;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.Workloads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds offers, never one of a workload the caller may not see. */
@ApplicationScoped
public class Offers {

  private static final String LOCK =
      "select count(*) from (select pg_advisory_xact_lock("
          + "hashtextextended('plumbline.offers/' || :tenant, 0))) l";

  /** Only workloads that offer something themselves can be part of a circle. */
  private static final String STEPS =
      "select distinct o.workload, w.id, q.concept from inheritance_offer o join workload w on "
          + Heirs.REACHES
          + """
          join assessment y on y.tenant = o.tenant and y.workload = o.workload
            and y.id = o.assessment
          join edition_practice q on q.tenant = y.edition_tenant and q.edition = y.edition
            and (cardinality(o.practices) = 0 or q.id = any(o.practices))
          where o.tenant = :tenant and exists (
            select 1 from inheritance_offer t where t.tenant = o.tenant and t.workload = w.id
              and t.state = 'OFFERED')
          order by q.concept, o.workload, w.id
          """;

  private final Workloads workloads;

  @Inject
  public Offers(Workloads workloads) {
    this.workloads = workloads;
  }

  /**
   * An offer with the workload it comes from.
   *
   * @param workload that of the platform
   */
  record Found(Offer offer, Workload workload) {}

  /**
   * What to list, newest first.
   *
   * @param assessment one assessment, or nothing for all
   * @param before the id to continue after
   */
  record Query(
      Optional<AssessmentKey> assessment, Optional<OfferState> state, Optional<UUID> before) {}

  /** The offer, or nothing when there is none this sight reaches. */
  Uni<Optional<Found>> find(Mutiny.Session session, OfferKey key, Sight sight, LockModeType lock) {
    return workloads
        .find(session, key.assessmentKey().workloadKey(), sight)
        .chain(
            workload ->
                workload.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : session
                        .find(Offer.class, key, lock)
                        .map(o -> Optional.ofNullable(o).map(x -> new Found(x, workload.get()))));
  }

  /** A page of offers of workloads this sight reaches. */
  static Uni<List<Offer>> page(
      Mutiny.Session session, String tenant, Sight sight, Query query, int limit) {
    String hql =
        "select o from Offer o, Workload w where o.key.tenant = :tenant"
            + " and w.key.tenant = :tenant and w.key.id = o.key.workload and "
            + Sight.CONDITION
            + (query.assessment().isPresent()
                ? " and o.key.workload = :workload and o.key.assessment = :assessment"
                : " and w.archivedAt is null")
            + (query.state().isPresent() ? " and o.state = :state" : "")
            + (query.before().isPresent() ? " and o.key.id < :before" : "")
            + " order by o.key.id desc";
    Mutiny.SelectionQuery<Offer> selection =
        session
            .createSelectionQuery(hql, Offer.class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    query
        .assessment()
        .ifPresent(
            key ->
                selection
                    .setParameter("workload", key.workload())
                    .setParameter("assessment", key.id()));
    query.state().ifPresent(value -> selection.setParameter("state", value));
    query.before().ifPresent(value -> selection.setParameter("before", value));
    return selection.setMaxResults(limit).getResultList();
  }

  /** Nobody else makes an offer in this tenant until this transaction has ended. */
  static Uni<Void> alone(Mutiny.Session session, String tenant) {
    return session
        .createNativeQuery(LOCK, Long.class)
        .setParameter("tenant", tenant)
        .getSingleResult()
        .replaceWithVoid();
  }

  /** Which of the workloads that offer anything reach which, for what. */
  static Uni<List<Step>> steps(Mutiny.Session session, String tenant) {
    return session
        .createNativeQuery(STEPS, Object[].class)
        .setParameter("tenant", tenant)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(t -> new Step((String) t[0], (String) t[1], (String) t[2]))
                    .toList());
  }
}
