package io.plumbline.assessment.contradiction;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inheritance;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.observed.Observed;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.scoring.Risk;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeState;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds contradicted practices: one query a page, none of a workload the caller may not see. */
final class Contradictions {

  private static final String KEYS =
      "s.key.workload as workload, s.key.assessment as assessment, s.key.practice as practice ";

  private static final String FROM =
      """
      from PracticeState s
      join Workload w on w.key.tenant = s.key.tenant and w.key.id = s.key.workload
      """;

  /** Only the rows of the page are looked up further: to sort all of them costs as much again. */
  private static final String DETAILS =
      """
      select s, w, p, a, o, e, i, ia, io
      from page c
      join PracticeState s on s.key.tenant = :tenant and s.key.workload = c.workload
        and s.key.assessment = c.assessment and s.key.practice = c.practice
      join Workload w on w.key.tenant = s.key.tenant and w.key.id = s.key.workload
      join Assessment x on x.key.tenant = s.key.tenant and x.key.workload = s.key.workload
        and x.key.id = s.key.assessment
      join EditionPractice p on p.key.tenant = x.editionTenant and p.key.edition = x.edition
        and p.key.id = s.key.practice
      left join Answer a on a.key.tenant = s.key.tenant and a.key.workload = s.key.workload
        and a.key.assessment = s.key.assessment and a.key.practice = s.key.practice
      left join Observed o on o.key.tenant = s.key.tenant and o.key.workload = s.key.workload
        and o.key.concept = p.concept
      left join RiskException e on e.key.tenant = s.key.tenant
        and e.key.workload = s.key.workload and e.concept = p.concept and e.state = APPROVED
      """
          + Inheritance.JOINS;

  /** What an upgrade took out of use leans no longer: its successor does. */
  private static final String SEEN =
      """
      where s.key.tenant = :tenant and s.derived.verdict = CONTRADICTED
        and not exists (select 1 from Assessment r where r.key.tenant = s.key.tenant
          and r.key.workload = s.key.workload and r.key.id = s.key.assessment
          and r.life.state in (SUPERSEDED, SET_ASIDE))
        and\s"""
          + Sight.CONDITION;

  private static final String AFTER =
      """
       and (s.derived.weight < :weight or s.derived.weight = :weight
         and (s.verdictAt > :since or s.verdictAt = :since
           and (s.key.workload > :afterWorkload or s.key.workload = :afterWorkload
             and (s.key.assessment > :afterAssessment or s.key.assessment = :afterAssessment
               and s.key.practice > :afterPractice))))
      """;

  private static final String ORDER =
      " order by s.derived.weight desc, s.verdictAt, s.key.workload, s.key.assessment,"
          + " s.key.practice";

  private Contradictions() {}

  /**
   * What to list.
   *
   * @param workload id of one workload, or nothing for all that are in use
   * @param excepted those whose risk is accepted, instead of the others
   */
  record Query(
      Optional<String> workload,
      Optional<Boolean> understated,
      Optional<Risk> risk,
      Optional<String> unit,
      boolean excepted) {}

  /** Where a page ended. */
  record Cursor(int weight, Instant since, String workload, String assessment, String practice) {}

  /**
   * One of them.
   *
   * @param row the practice with what its state rests on
   */
  record Found(AssessmentKey assessment, Workload workload, PracticeRow row) {}

  static Uni<List<Found>> page(
      Mutiny.Session session,
      String tenant,
      Sight sight,
      Query query,
      @Nullable Cursor after,
      int limit) {
    String keys =
        "select "
            + KEYS
            + FROM
            + SEEN
            + conditions(query)
            + (after == null ? "" : AFTER)
            + ORDER
            + " limit :most";
    String hql = "with page as (" + keys + ") " + DETAILS + ORDER;
    Mutiny.SelectionQuery<Object[]> selection =
        bind(session.createSelectionQuery(hql, Object[].class), tenant, sight, query);
    if (after != null) {
      selection
          .setParameter("weight", after.weight())
          .setParameter("since", after.since())
          .setParameter("afterWorkload", after.workload())
          .setParameter("afterAssessment", after.assessment())
          .setParameter("afterPractice", after.practice());
    }
    return selection
        .setParameter("most", limit)
        .getResultList()
        .map(rows -> rows.stream().map(Contradictions::found).toList());
  }

  static Uni<Long> count(Mutiny.Session session, String tenant, Sight sight, Query query) {
    String hql = "select count(*) " + FROM + SEEN + conditions(query);
    return bind(session.createSelectionQuery(hql, Long.class), tenant, sight, query)
        .getSingleResult();
  }

  private static String conditions(Query query) {
    return (query.excepted()
            ? " and s.derived.bucket = EXCEPTED"
            : " and s.derived.bucket <> EXCEPTED")
        + (query.workload().isPresent()
            ? " and s.key.workload = :workload"
            : " and w.archivedAt is null")
        + (query.understated().isPresent() ? " and s.derived.understated = :understated" : "")
        + (query.risk().isPresent() ? " and s.derived.risk = :risk" : "")
        + (query.unit().isPresent() ? " and w.unit = :unit" : "");
  }

  private static <T> Mutiny.SelectionQuery<T> bind(
      Mutiny.SelectionQuery<T> selection, String tenant, Sight sight, Query query) {
    selection
        .setParameter("tenant", tenant)
        .setParameter("all", sight.all())
        .setParameter("keys", sight.keyArray());
    query.workload().ifPresent(value -> selection.setParameter("workload", value));
    query.understated().ifPresent(value -> selection.setParameter("understated", value));
    query.risk().ifPresent(value -> selection.setParameter("risk", value));
    query.unit().ifPresent(value -> selection.setParameter("unit", value));
    return selection;
  }

  private static Found found(Object[] t) {
    PracticeState state = (PracticeState) t[0];
    AssessmentKey assessment = state.assessmentKey();
    return new Found(
        assessment,
        (Workload) t[1],
        new PracticeRow(
            assessment.id(),
            (EditionPractice) t[2],
            (Answer) t[3],
            (Observed) t[4],
            state,
            (RiskException) t[5],
            Inherited.of((Inheritance) t[6], (AnswerRevision) t[7], (ObservedRevision) t[8])));
  }
}
