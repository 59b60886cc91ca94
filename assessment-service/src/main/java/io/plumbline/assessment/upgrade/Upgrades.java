package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.assessment.AssessmentKey;
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

/** Finds upgrades, never one of a workload the caller may not see. */
@ApplicationScoped
public class Upgrades {

  private final Workloads workloads;

  @Inject
  public Upgrades(Workloads workloads) {
    this.workloads = workloads;
  }

  /** An upgrade with its workload. */
  record Found(Upgrade upgrade, Workload workload) {}

  /**
   * What to list, newest first.
   *
   * @param workload id of one workload, or nothing for all
   * @param assessment id of one old or new assessment, or nothing for all
   * @param before the id to continue after
   */
  record Query(Optional<String> workload, Optional<String> assessment, Optional<UUID> before) {}

  /** The upgrade, or nothing when there is none this sight reaches. */
  Uni<Optional<Found>> find(
      Mutiny.Session session, UpgradeKey key, Sight sight, LockModeType lock) {
    return workloads
        .find(session, key.assessmentKey().workloadKey(), sight)
        .chain(
            workload ->
                workload.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : session
                        .find(Upgrade.class, key, lock)
                        .map(u -> Optional.ofNullable(u).map(x -> new Found(x, workload.get()))));
  }

  /** How often people have changed the new assessment since: answers, reviews and steps. */
  static Uni<Long> changes(Mutiny.Session session, Upgrade upgrade) {
    AssessmentKey target = upgrade.targetKey();
    return session
        .createSelectionQuery(
            """
            select (select count(*) from AnswerRevision r where r.key.tenant = :tenant
                and r.key.workload = :workload and r.key.assessment = :target
                and r.authorship.assessmentVersion > :version)
              + (select count(*) from AnswerReviewed v where v.key.tenant = :tenant
                and v.key.workload = :workload and v.key.assessment = :target)
              + (select count(*) from AssessmentEvent s where s.key.tenant = :tenant
                and s.key.workload = :workload and s.key.assessment = :target
                and s.action not in (SUPERSEDE, RESTORE, SET_ASIDE))
            """,
            Long.class)
        .setParameter("tenant", target.tenant())
        .setParameter("workload", target.workload())
        .setParameter("target", target.id())
        .setParameter("version", upgrade.targetVersion())
        .getSingleResult();
  }

  /** A page of upgrades of workloads this sight reaches. */
  static Uni<List<Upgrade>> page(
      Mutiny.Session session, String tenant, Sight sight, Query query, int limit) {
    String hql =
        "select u from Upgrade u, Workload w where u.key.tenant = :tenant"
            + " and w.key.tenant = :tenant and w.key.id = u.key.workload"
            + " and "
            + Sight.CONDITION
            + (query.workload().isPresent()
                ? " and u.key.workload = :workload"
                : " and w.archivedAt is null")
            + (query.assessment().isPresent()
                ? " and (u.key.assessment = :assessment or u.target = :assessment)"
                : "")
            + (query.before().isPresent() ? " and u.key.id < :before" : "")
            + " order by u.key.id desc";
    Mutiny.SelectionQuery<Upgrade> selection =
        session
            .createSelectionQuery(hql, Upgrade.class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    query.workload().ifPresent(value -> selection.setParameter("workload", value));
    query.assessment().ifPresent(value -> selection.setParameter("assessment", value));
    query.before().ifPresent(value -> selection.setParameter("before", value));
    return selection.setMaxResults(limit).getResultList();
  }
}
