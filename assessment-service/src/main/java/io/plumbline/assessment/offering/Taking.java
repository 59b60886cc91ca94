package io.plumbline.assessment.offering;

import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.assessment.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Settles what the assessments of one workload inherit, and scores them by it, in one transaction
 * that locks no others. Only answers that somebody gave are looked at, never inherited ones, so
 * nothing is passed on and nothing can go round in a circle.
 */
@ApplicationScoped
public class Taking {

  private static final String WANTED =
      """
      with wanted as (
        select distinct on (x.id, p.id) x.id as assessment, p.id as practice, o.id as offer,
          o.workload as source_workload, o.assessment as source_assessment,
          s.practice as source_practice, s.revision as source_revision,
          v.evidence_version as source_evidence
        from workload w
        join inheritance_offer o on
      """
          + Heirs.REACHES
          + """
            join assessment x on x.tenant = w.tenant and x.workload = w.id
            join edition_practice p on p.tenant = x.edition_tenant and p.edition = x.edition
          """
          + Heirs.GIVES
          + """
            where w.tenant = :tenant and w.id = :workload
            order by x.id, p.id,
          """
          + Heirs.FIRST
          + """
          ),
          """;

  private static final String CHANGES =
      """
      change as (
        select assessment, practice, n.offer, n.source_workload, n.source_assessment,
          n.source_practice, n.source_revision, n.source_evidence,
          b.offer as old_offer, b.source_workload as old_workload,
          b.source_assessment as old_assessment, b.source_practice as old_practice,
          b.source_revision as old_revision, b.source_evidence as old_evidence
        from wanted n
        full join (
          select * from inheritance where tenant = :tenant and workload = :workload) b
          using (assessment, practice)
        where (n.offer, n.source_workload, n.source_assessment, n.source_practice,
            n.source_revision, n.source_evidence)
          is distinct from (b.offer, b.source_workload, b.source_assessment, b.source_practice,
            b.source_revision, b.source_evidence)
      ), gone as (
        delete from inheritance i using change c
        where c.offer is null and i.tenant = :tenant and i.workload = :workload
          and i.assessment = c.assessment and i.practice = c.practice
      ), taken as (
        insert into inheritance (tenant, workload, assessment, practice, offer, source_workload,
          source_assessment, source_practice, source_revision, source_evidence, taken_at)
        select :tenant, :workload, c.assessment, c.practice, c.offer, c.source_workload,
          c.source_assessment, c.source_practice, c.source_revision, c.source_evidence,
          cast(cast(:now as text) as timestamptz)
        from change c where c.offer is not null
        on conflict (tenant, workload, assessment, practice) do update set
          offer = excluded.offer, source_workload = excluded.source_workload,
          source_assessment = excluded.source_assessment,
          source_practice = excluded.source_practice, source_revision = excluded.source_revision,
          source_evidence = excluded.source_evidence, taken_at = excluded.taken_at
      ),
      """;

  /** Practices that are answered themselves are scored as before. */
  private static final String COUNTS =
      """
      counts as (
        select c.*, x.version + 1 as version
        from change c
        join assessment x on x.tenant = :tenant and x.workload = :workload and x.id = c.assessment
        where not exists (
          select 1 from answer s where s.tenant = :tenant and s.workload = :workload
            and s.assessment = c.assessment and s.practice = c.practice
            and s.status <> 'UNANSWERED')
      ), told as (
        insert into inheritance_event (tenant, workload, assessment, practice, assessment_version,
          action, offer, source_workload, source_assessment, source_practice, source_revision,
          source_evidence, reason, event_at)
        select :tenant, :workload, c.assessment, c.practice, c.version,
          case when c.old_offer is null then 'INHERITED'
            when c.offer is not null then 'CHANGED'
            when o.state = 'WITHDRAWN' then 'WITHDRAWN'
            when s.status = 'UNANSWERED' then 'UNANSWERED'
            else 'OUT_OF_SCOPE' end,
          coalesce(c.offer, c.old_offer), coalesce(c.source_workload, c.old_workload),
          coalesce(c.source_assessment, c.old_assessment),
          coalesce(c.source_practice, c.old_practice),
          coalesce(c.source_revision, c.old_revision),
          case when c.offer is null then c.old_evidence else c.source_evidence end,
          coalesce(o.withdraw_reason, ''), cast(cast(:now as text) as timestamptz)
        from counts c
        left join inheritance_offer o on o.tenant = :tenant and o.workload = c.old_workload
          and o.assessment = c.old_assessment and o.id = c.old_offer
        left join answer s on s.tenant = :tenant and s.workload = c.old_workload
          and s.assessment = c.old_assessment and s.practice = c.old_practice
        where (c.offer, c.source_workload, c.source_assessment, c.source_practice,
            c.source_revision)
          is distinct from (c.old_offer, c.old_workload, c.old_assessment, c.old_practice,
            c.old_revision)
      )
      select assessment || '/' || practice from counts
      """;

  private final Assessments assessments;
  private final Rescoring rescoring;
  private final Clock clock;

  @Inject
  public Taking(Assessments assessments, Rescoring rescoring, Clock clock) {
    this.assessments = assessments;
    this.rescoring = rescoring;
    this.clock = clock;
  }

  /** Settles a workload; what is noted of it meanwhile is left for the next time. */
  Uni<Void> settle(Mutiny.Session session, WorkloadKey workload) {
    return session
        .createNativeQuery(
            "delete from inheritance_due where tenant = :tenant and workload = :workload")
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .executeUpdate()
        .chain(() -> assessments.lockAll(session, workload))
        .chain(() -> take(session, workload))
        .chain(
            counting ->
                counting.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : rescoring.all(session, workload, cause(counting)));
  }

  private static Rescoring.Cause cause(Set<String> counting) {
    return new Rescoring.Cause(0, row -> counting.contains(place(row)));
  }

  private static String place(PracticeRow row) {
    return row.assessment() + "/" + row.practice().id();
  }

  private Uni<Set<String>> take(Mutiny.Session session, WorkloadKey workload) {
    return session
        .createNativeQuery(WANTED + CHANGES + COUNTS, String.class)
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
        .getResultList()
        .map(HashSet::new);
  }
}
