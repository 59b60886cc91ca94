package io.plumbline.assessment.preview;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.Edition;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inheritance;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.state.PracticeRow;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what plans are made of: four queries, whatever the number of assessments. */
final class PlanRows {

  private static final String SOURCES =
      """
      select x.key.workload, x.key.id, p, a, o, e, i, ia, io
      from Assessment x
      join EditionPractice p on p.key.tenant = x.editionTenant and p.key.edition = x.edition
      left join Answer a on a.key.tenant = x.key.tenant and a.key.workload = x.key.workload
        and a.key.assessment = x.key.id and a.key.practice = p.key.id
      left join Observed o on o.key.tenant = x.key.tenant and o.key.workload = x.key.workload
        and o.key.concept = p.concept
      left join RiskException e on e.key.tenant = x.key.tenant and e.key.workload = x.key.workload
        and e.concept = p.concept and e.state = APPROVED
      """
          + Inheritance.JOINS
          + """
          where x.key.tenant = :tenant and x.key.workload in (:workloads) and x.edition = :edition
          order by p.ordinal
          """;
  private static final String TARGETS =
      """
      select w.key.id, p, o, e
      from Workload w
      join EditionPractice p on p.key.tenant = :editionTenant and p.key.edition = :edition
      left join Observed o on o.key.tenant = w.key.tenant and o.key.workload = w.key.id
        and o.key.concept = p.concept
      left join RiskException e on e.key.tenant = w.key.tenant and e.key.workload = w.key.id
        and e.concept = p.concept and e.state = APPROVED
      where w.key.tenant = :tenant and w.key.id in (:workloads)
      order by p.ordinal
      """;

  private PlanRows() {}

  /** The practices of every assessment of these workloads that rests on an edition. */
  static Uni<Map<AssessmentKey, List<PracticeRow>>> sources(
      Mutiny.Session session, String tenant, Collection<String> workloads, String edition) {
    return session
        .createSelectionQuery(SOURCES, Object[].class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", workloads)
        .setParameter("edition", edition)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            t -> new AssessmentKey(tenant, (String) t[0], (String) t[1]),
                            LinkedHashMap::new,
                            Collectors.mapping(PlanRows::source, Collectors.toList()))));
  }

  /**
   * The practices of an edition as these workloads would meet them: nothing answered, with what
   * they would inherit.
   */
  static Uni<Map<String, List<PracticeRow>>> targets(
      Mutiny.Session session, String tenant, Collection<String> workloads, Edition.Key edition) {
    return Offered.load(session, tenant, workloads, edition)
        .chain(offered -> targets(session, tenant, workloads, edition, offered));
  }

  private static Uni<Map<String, List<PracticeRow>>> targets(
      Mutiny.Session session,
      String tenant,
      Collection<String> workloads,
      Edition.Key edition,
      Offered offered) {
    return session
        .createSelectionQuery(TARGETS, Object[].class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", workloads)
        .setParameter("editionTenant", edition.tenant())
        .setParameter("edition", edition.name())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            t -> (String) t[0],
                            Collectors.mapping(t -> target(t, offered), Collectors.toList()))));
  }

  private static PracticeRow source(Object[] t) {
    return new PracticeRow(
        (String) t[1],
        (EditionPractice) t[2],
        (Answer) t[3],
        (Observed) t[4],
        null,
        (RiskException) t[5],
        Inherited.of((Inheritance) t[6], (AnswerRevision) t[7], (ObservedRevision) t[8]));
  }

  private static PracticeRow target(Object[] t, Offered offered) {
    EditionPractice practice = (EditionPractice) t[1];
    return new PracticeRow(
        "",
        practice,
        null,
        (Observed) t[2],
        null,
        (RiskException) t[3],
        offered.to((String) t[0], practice.id()));
  }
}
