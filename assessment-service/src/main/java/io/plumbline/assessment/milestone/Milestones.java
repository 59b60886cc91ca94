package io.plumbline.assessment.milestone;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workloads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds milestones, never one of a workload the caller may not see. */
@ApplicationScoped
public class Milestones {

  private final Workloads workloads;

  @Inject
  public Milestones(Workloads workloads) {
    this.workloads = workloads;
  }

  /**
   * Where a page ended.
   *
   * @param createdAt when the last one was frozen
   */
  public record Cursor(Instant createdAt, String workload, String assessment, long sequence) {}

  /**
   * What to list, newest first.
   *
   * @param workload id of one workload, or nothing for all
   * @param archived whether all are those of archived workloads too
   * @param assessment id of one of its assessments, or nothing for all
   * @param after where the page before ended
   */
  public record Query(
      Optional<String> workload,
      boolean archived,
      Optional<String> assessment,
      Optional<String> edition,
      Optional<String> creator,
      Optional<Cursor> after) {}

  /** The milestone, or nothing when there is none this sight reaches. */
  public Uni<Optional<Milestone>> find(Mutiny.Session session, MilestoneKey key, Sight sight) {
    return workloads
        .find(session, key.assessmentKey().workloadKey(), sight)
        .chain(
            workload ->
                workload.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : session.find(Milestone.class, key).map(Optional::ofNullable));
  }

  /** What a milestone froze. */
  public static Uni<FrozenContent> content(Mutiny.Session session, MilestoneKey key) {
    return session.find(FrozenContent.class, key);
  }

  /** The last milestone of an assessment, null before the first. */
  public static Uni<@Nullable Milestone> last(Mutiny.Session session, AssessmentKey assessment) {
    return session
        .createSelectionQuery(
            "from Milestone m where m.key.tenant = :tenant and m.key.workload = :workload"
                + " and m.key.assessment = :assessment order by m.sequence desc",
            Milestone.class)
        .setParameter("tenant", assessment.tenant())
        .setParameter("workload", assessment.workload())
        .setParameter("assessment", assessment.id())
        .setMaxResults(1)
        .getSingleResultOrNull();
  }

  /**
   * Milestones of an assessment from the first on with what each froze: pairs of a {@link
   * Milestone} and a {@link FrozenContent}, null when it is gone.
   *
   * @param after the sequence to continue after
   * @param upTo the last sequence
   * @param limit pairs at most
   */
  public static Uni<List<Object[]>> chain(
      Mutiny.Session session, AssessmentKey assessment, long after, long upTo, int limit) {
    return session
        .createSelectionQuery(
            "select m, c from Milestone m left join FrozenContent c on c.key.tenant = m.key.tenant"
                + " and c.key.workload = m.key.workload and c.key.assessment = m.key.assessment"
                + " and c.key.id = m.key.id where m.key.tenant = :tenant"
                + " and m.key.workload = :workload and m.key.assessment = :assessment"
                + " and m.sequence > :after and m.sequence <= :upTo order by m.sequence",
            Object[].class)
        .setParameter("tenant", assessment.tenant())
        .setParameter("workload", assessment.workload())
        .setParameter("assessment", assessment.id())
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .setMaxResults(limit)
        .getResultList();
  }

  /** A page of milestones of workloads this sight reaches. */
  public static Uni<List<Milestone>> page(
      Mutiny.Session session, String tenant, Sight sight, Query query, int limit) {
    String hql =
        "select m from Milestone m, Workload w where m.key.tenant = :tenant"
            + " and w.key.tenant = :tenant and w.key.id = m.key.workload"
            + " and "
            + Sight.CONDITION
            + (query.workload().isPresent() ? " and m.key.workload = :workload" : "")
            + (query.workload().isPresent() || query.archived() ? "" : " and w.archivedAt is null")
            + (query.assessment().isPresent() ? " and m.key.assessment = :assessment" : "")
            + (query.edition().isPresent() ? " and m.edition = :edition" : "")
            + (query.creator().isPresent() ? " and m.creator = :creator" : "")
            + (query.after().isPresent()
                ? " and (m.createdAt, m.key.workload, m.key.assessment, m.sequence)"
                    + " < (:at, :afterWorkload, :afterAssessment, :afterSequence)"
                : "")
            + " order by m.createdAt desc, m.key.workload desc, m.key.assessment desc,"
            + " m.sequence desc";
    Mutiny.SelectionQuery<Milestone> selection =
        session
            .createSelectionQuery(hql, Milestone.class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    query.workload().ifPresent(value -> selection.setParameter("workload", value));
    query.assessment().ifPresent(value -> selection.setParameter("assessment", value));
    query.edition().ifPresent(value -> selection.setParameter("edition", value));
    query.creator().ifPresent(value -> selection.setParameter("creator", value));
    query.after().ifPresent(cursor -> bind(selection, cursor));
    return selection.setMaxResults(limit).getResultList();
  }

  private static void bind(Mutiny.SelectionQuery<Milestone> selection, Cursor after) {
    selection
        .setParameter("at", after.createdAt())
        .setParameter("afterWorkload", after.workload())
        .setParameter("afterAssessment", after.assessment())
        .setParameter("afterSequence", after.sequence());
  }
}
