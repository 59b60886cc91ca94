package io.plumbline.assessment.register;

import io.plumbline.assessment.exception.Covers;
import io.plumbline.assessment.exception.ExceptionEvent;
import io.plumbline.assessment.exception.ExceptionKey;
import io.plumbline.assessment.exception.ExceptionProtos;
import io.plumbline.assessment.exception.ExceptionState;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.Workloads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds exceptions, never one of a workload the caller may not see. */
@ApplicationScoped
public class Exceptions {

  private static final String BY_SELECTOR = " and e.selector <> ''";
  private static final String BY_PRACTICE = " and e.selector = ''";

  private final Workloads workloads;

  @Inject
  public Exceptions(Workloads workloads) {
    this.workloads = workloads;
  }

  /**
   * An exception with its workload.
   *
   * @param workload what it is about
   */
  record Found(RiskException exception, Workload workload) {}

  /**
   * What to list, newest first.
   *
   * @param workload id of one workload, or nothing for all that are in use
   * @param expiringUntil only approved ones that expire until then
   * @param before the id to continue after
   */
  record Query(
      Optional<String> workload,
      Optional<ExceptionState> state,
      Optional<String> concept,
      Optional<String> requester,
      Optional<Boolean> bySelector,
      Optional<Instant> expiringUntil,
      Optional<UUID> before) {}

  /** The exception, or nothing when there is none this sight reaches. */
  Uni<Optional<Found>> find(Mutiny.Session session, ExceptionKey key, Sight sight) {
    return one(session, key, sight, LockModeType.NONE);
  }

  /** As {@link #find}, and no other transaction changes it until this one has ended. */
  Uni<Optional<Found>> lock(Mutiny.Session session, ExceptionKey key, Sight sight) {
    return one(session, key, sight, LockModeType.PESSIMISTIC_WRITE);
  }

  private Uni<Optional<Found>> one(
      Mutiny.Session session, ExceptionKey key, Sight sight, LockModeType lock) {
    return workloads
        .find(session, key.workloadKey(), sight)
        .chain(
            workload ->
                workload.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : session
                        .find(RiskException.class, key, lock)
                        .map(e -> Optional.ofNullable(e).map(x -> new Found(x, workload.get()))));
  }

  /** The requested or approved exception that covers the same, if there is one. */
  static Uni<@Nullable RiskException> open(
      Mutiny.Session session, WorkloadKey workload, Covers covers) {
    return session
        .createSelectionQuery(
            "from RiskException e where e.key.tenant = :tenant and e.key.workload = :workload"
                + " and e.concept = :concept and e.state in (REQUESTED, APPROVED)",
            RiskException.class)
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .setParameter("concept", covers.key())
        .getSingleResultOrNull();
  }

  /** How many by selector are requested or approved for a workload. */
  static Uni<Long> openSelectors(Mutiny.Session session, WorkloadKey workload) {
    return session
        .createSelectionQuery(
            "select count(*) from RiskException e where e.key.tenant = :tenant"
                + " and e.key.workload = :workload and e.selector <> ''"
                + " and e.state in (REQUESTED, APPROVED)",
            Long.class)
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .getSingleResult();
  }

  /** An exception with its terms, as the contract shows it. */
  static Uni<io.plumbline.proto.assessment.v1.RiskException> shown(
      Mutiny.Session session, RiskException exception) {
    return terms(session, exception.key(), exception.termsRevision())
        .chain(
            terms ->
                exception.renewing()
                    ? terms(session, exception.key(), exception.pendingRevision())
                        .map(
                            pending ->
                                ExceptionProtos.proto(
                                    exception,
                                    r -> r == exception.pendingRevision() ? pending : terms))
                    : Uni.createFrom().item(ExceptionProtos.proto(exception, r -> terms)));
  }

  /** Terms of one revision. */
  static Uni<ExceptionTerms> terms(Mutiny.Session session, ExceptionKey of, int revision) {
    return session.find(ExceptionTerms.class, ExceptionTerms.Key.of(of, revision));
  }

  /** All terms of these exceptions, by their keys. */
  public static Uni<Map<ExceptionTerms.Key, ExceptionTerms>> terms(
      Mutiny.Session session, String tenant, Collection<ExceptionKey> exceptions) {
    if (exceptions.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery(
            "from ExceptionTerms t where t.key.tenant = :tenant and t.key.workload in (:workloads)"
                + " and t.key.exception in (:ids)",
            ExceptionTerms.class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", exceptions.stream().map(ExceptionKey::workload).toList())
        .setParameter("ids", exceptions.stream().map(ExceptionKey::id).toList())
        .getResultList()
        .map(all -> all.stream().collect(Collectors.toMap(ExceptionTerms::key, t -> t)));
  }

  /** A page of what happened to an exception, oldest first. */
  static Uni<List<ExceptionEvent>> events(
      Mutiny.Session session, ExceptionKey of, long after, int limit) {
    return session
        .createSelectionQuery(
            "from ExceptionEvent v where v.key.tenant = :tenant and v.key.workload = :workload"
                + " and v.key.exception = :id and v.key.version > :after order by v.key.version",
            ExceptionEvent.class)
        .setParameter("tenant", of.tenant())
        .setParameter("workload", of.workload())
        .setParameter("id", of.id())
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A page of exceptions of workloads this sight reaches. */
  static Uni<List<RiskException>> page(
      Mutiny.Session session, String tenant, Sight sight, Query query, int limit) {
    String hql =
        "select e from RiskException e, Workload w where e.key.tenant = :tenant"
            + " and w.key.tenant = :tenant and w.key.id = e.key.workload"
            + " and "
            + Sight.CONDITION
            + (query.workload().isPresent()
                ? " and e.key.workload = :workload"
                : " and w.archivedAt is null")
            + (query.state().isPresent() ? " and e.state = :state" : "")
            + (query.concept().isPresent() ? " and e.concept = :concept" : "")
            + (query.requester().isPresent()
                ? " and exists (select 1 from ExceptionTerms t where t.key.tenant = :tenant"
                    + " and t.key.workload = e.key.workload and t.key.exception = e.key.id"
                    + " and t.requester = :requester)"
                : "")
            + query.bySelector().map(by -> by ? BY_SELECTOR : BY_PRACTICE).orElse("")
            + (query.expiringUntil().isPresent()
                ? " and e.state = APPROVED and e.expireAt <= :until"
                : "")
            + (query.before().isPresent() ? " and e.key.id < :before" : "")
            + " order by e.key.id desc";
    Mutiny.SelectionQuery<RiskException> selection =
        session
            .createSelectionQuery(hql, RiskException.class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    query.workload().ifPresent(value -> selection.setParameter("workload", value));
    query.state().ifPresent(value -> selection.setParameter("state", value));
    query.concept().ifPresent(value -> selection.setParameter("concept", value));
    query.requester().ifPresent(value -> selection.setParameter("requester", value));
    query.expiringUntil().ifPresent(value -> selection.setParameter("until", value));
    query.before().ifPresent(value -> selection.setParameter("before", value));
    return selection.setMaxResults(limit).getResultList();
  }
}
