package io.plumbline.assessment.assessment;

import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds assessments, never one of a workload the caller may not see. */
@ApplicationScoped
public class Assessments {

  /**
   * An assessment with its workload.
   *
   * @param assessment the assessment
   * @param workload what it assesses
   */
  public record Found(Assessment assessment, Workload workload) {}

  /**
   * Where a page of assessments ended.
   *
   * @param createdAt when the last one was started
   * @param workload its workload
   * @param id its id
   */
  public record Cursor(Instant createdAt, String workload, String id) {}

  private static final String SEEN =
      "a.key.tenant = :tenant and w.key.tenant = :tenant and w.key.id = a.key.workload"
          + " and "
          + Sight.CONDITION;

  /** The assessment, or nothing when there is none this sight reaches. */
  public Uni<Optional<Found>> find(Mutiny.Session session, AssessmentKey key, Sight sight) {
    return one(session, key, sight, LockModeType.NONE);
  }

  /** As {@link #find}, and no other transaction changes it until this one has ended. */
  public Uni<Optional<Found>> lock(Mutiny.Session session, AssessmentKey key, Sight sight) {
    return one(session, key, sight, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Uni<Optional<Found>> one(
      Mutiny.Session session, AssessmentKey key, Sight sight, LockModeType lock) {
    return session
        .find(Workload.class, key.workloadKey())
        .chain(
            workload ->
                workload == null || !sight.sees(workload)
                    ? Uni.createFrom().item(Optional.empty())
                    : session
                        .find(Assessment.class, key, lock)
                        .map(a -> Optional.ofNullable(a).map(found -> new Found(found, workload))));
  }

  /** All assessments of a workload, in one order, locked against every other change. */
  public Uni<List<Assessment>> lockAll(Mutiny.Session session, WorkloadKey workload) {
    return session
        .createSelectionQuery(
            "from Assessment a where a.key.tenant = :tenant and a.key.workload = :workload"
                + " order by a.key.id",
            Assessment.class)
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * One page, newest first.
   *
   * @param workload the id of a workload, or nothing for all that are in use
   * @param after where the page before ended, or nothing for the first page
   * @param limit rows at most
   */
  public Uni<List<Assessment>> page(
      Mutiny.Session session,
      String tenant,
      Optional<String> workload,
      Sight sight,
      @Nullable Cursor after,
      int limit) {
    String hql =
        "select a from Assessment a, Workload w where "
            + SEEN
            + (workload.isPresent()
                ? " and a.key.workload = :workload"
                : " and w.archivedAt is null")
            + (after == null
                ? ""
                : " and (a.createdAt < :at or a.createdAt = :at and (a.key.workload >"
                    + " :afterWorkload or a.key.workload = :afterWorkload and a.key.id >"
                    + " :afterId))")
            + " order by a.createdAt desc, a.key.workload, a.key.id";
    Mutiny.SelectionQuery<Assessment> query =
        session
            .createSelectionQuery(hql, Assessment.class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    workload.ifPresent(id -> query.setParameter("workload", id));
    if (after != null) {
      query
          .setParameter("at", after.createdAt())
          .setParameter("afterWorkload", after.workload())
          .setParameter("afterId", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }
}
