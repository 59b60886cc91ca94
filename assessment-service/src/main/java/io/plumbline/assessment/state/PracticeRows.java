package io.plumbline.assessment.state;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inheritance;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.workload.WorkloadKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads practices with their answers, evidence, states, exceptions and what they inherit: one
 * query, whatever their number.
 */
@ApplicationScoped
public class PracticeRows {

  /** What is read of each practice, in the order of {@link #row}. */
  private static final String ROWS =
      """
      select x.key.workload, x.key.id, p, a, o, s, e, i, ia, io
      from Assessment x
      join EditionPractice p on p.key.tenant = x.editionTenant and p.key.edition = x.edition
      left join Answer a on a.key.tenant = x.key.tenant and a.key.workload = x.key.workload
        and a.key.assessment = x.key.id and a.key.practice = p.key.id
      left join Observed o on o.key.tenant = x.key.tenant and o.key.workload = x.key.workload
        and o.key.concept = p.concept
      left join PracticeState s on s.key.tenant = x.key.tenant and s.key.workload = x.key.workload
        and s.key.assessment = x.key.id and s.key.practice = p.key.id
      left join RiskException e on e.key.tenant = x.key.tenant and e.key.workload = x.key.workload
        and e.concept = p.concept and e.state = APPROVED
      """
          + Inheritance.JOINS
          + " where x.key.tenant = :tenant";

  private static final String OF_WORKLOADS =
      ROWS + " and x.key.workload in (:workloads) order by x.key.workload, x.key.id, p.ordinal";
  private static final String OF_WORKLOAD =
      ROWS + " and x.key.workload = :workload order by x.key.id, p.ordinal";
  private static final String OF_ASSESSMENT =
      ROWS + " and x.key.workload = :workload and x.key.id = :assessment";
  private static final String PAGE = OF_ASSESSMENT + " and p.ordinal > :after order by p.ordinal";
  private static final String ONE = OF_ASSESSMENT + " and p.key.id = :practice";

  /** Every practice of every assessment of these workloads, by assessment. */
  public Uni<Map<AssessmentKey, List<PracticeRow>>> ofWorkloads(
      Mutiny.Session session, String tenant, Collection<String> workloads) {
    return session
        .createSelectionQuery(OF_WORKLOADS, Object[].class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", workloads)
        .getResultList()
        .map(
            tuples ->
                tuples.stream()
                    .collect(
                        Collectors.groupingBy(
                            t -> new AssessmentKey(tenant, (String) t[0], (String) t[1]),
                            Collectors.mapping(PracticeRows::row, Collectors.toList()))));
  }

  /** Every practice of every assessment of a workload. */
  public Uni<List<PracticeRow>> ofWorkload(Mutiny.Session session, WorkloadKey workload) {
    return session
        .createSelectionQuery(OF_WORKLOAD, Object[].class)
        .setParameter("tenant", workload.tenant())
        .setParameter("workload", workload.id())
        .getResultList()
        .map(PracticeRows::rows);
  }

  /** Every practice of an assessment, in the edition's own order. */
  public Uni<List<PracticeRow>> ofAssessment(Mutiny.Session session, AssessmentKey assessment) {
    return page(session, assessment, 0, Integer.MAX_VALUE);
  }

  /**
   * A page of the practices of an assessment, in the edition's own order.
   *
   * @param after the ordinal to continue after, 0 for the first page
   * @param limit rows at most
   */
  public Uni<List<PracticeRow>> page(
      Mutiny.Session session, AssessmentKey assessment, int after, int limit) {
    return session
        .createSelectionQuery(PAGE, Object[].class)
        .setParameter("tenant", assessment.tenant())
        .setParameter("workload", assessment.workload())
        .setParameter("assessment", assessment.id())
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList()
        .map(PracticeRows::rows);
  }

  /** One practice of an assessment: a list of one, or of none when the edition has no such one. */
  public Uni<List<PracticeRow>> one(
      Mutiny.Session session, AssessmentKey assessment, String practice) {
    return session
        .createSelectionQuery(ONE, Object[].class)
        .setParameter("tenant", assessment.tenant())
        .setParameter("workload", assessment.workload())
        .setParameter("assessment", assessment.id())
        .setParameter("practice", practice)
        .getResultList()
        .map(PracticeRows::rows);
  }

  private static List<PracticeRow> rows(List<Object[]> tuples) {
    return tuples.stream().map(PracticeRows::row).toList();
  }

  private static PracticeRow row(Object[] t) {
    return new PracticeRow(
        (String) t[1],
        (EditionPractice) t[2],
        (Answer) t[3],
        (Observed) t[4],
        (PracticeState) t[5],
        (RiskException) t[6],
        Inherited.of((Inheritance) t[7], (AnswerRevision) t[8], (ObservedRevision) t[9]));
  }
}
