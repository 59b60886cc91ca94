package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerReview;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.plumbline.assessment.workload.Sight;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds answers, never one of a workload the caller may not see. */
final class WrittenAnswers {

  /** Nobody works on what an upgrade took out of use. */
  private static final String IN_USE =
      " and not exists (select 1 from Assessment r where r.key.tenant = a.key.tenant"
          + " and r.key.workload = a.key.workload and r.key.id = a.key.assessment"
          + " and r.life.state in (SUPERSEDED, SET_ASIDE))";

  private WrittenAnswers() {}

  /**
   * Which answers; what is empty does not matter.
   *
   * @param after where the page before ended
   */
  record Query(
      Optional<String> workload,
      Optional<String> assessment,
      Optional<String> assignee,
      Optional<AnswerStatus> status,
      Optional<AnswerReview.Outcome> review,
      Optional<LocalDate> dueBefore,
      Optional<Cursor> after) {}

  /**
   * Where a page ended.
   *
   * @param at when its last answer was written
   */
  record Cursor(Instant at, String workload, String assessment, String practice) {}

  /** One page, last changed first. */
  static Uni<List<Answer>> page(
      Mutiny.Session session, String tenant, Sight sight, Query query, int limit) {
    StringBuilder hql =
        new StringBuilder(
            "select a from Answer a, Workload w where a.key.tenant = :tenant"
                + " and w.key.tenant = :tenant and w.key.id = a.key.workload"
                + " and "
                + Sight.CONDITION);
    Map<String, Object> values = conditions(query, hql);
    hql.append(
        " order by a.authorship.updatedAt desc, a.key.workload, a.key.assessment, a.key.practice");
    Mutiny.SelectionQuery<Answer> selection =
        session
            .createSelectionQuery(hql.toString(), Answer.class)
            .setParameter("tenant", tenant)
            .setParameter("all", sight.all())
            .setParameter("keys", sight.keyArray());
    values.forEach(selection::setParameter);
    return selection.setMaxResults(limit).getResultList();
  }

  private static Map<String, Object> conditions(Query query, StringBuilder hql) {
    Map<String, Object> values = new LinkedHashMap<>();
    query
        .workload()
        .ifPresentOrElse(
            w -> with(hql, " and a.key.workload = :workload", values, w),
            () -> hql.append(" and w.archivedAt is null"));
    query
        .assessment()
        .ifPresentOrElse(
            x -> with(hql, " and a.key.assessment = :assessment", values, x),
            () -> hql.append(IN_USE));
    query.assignee().ifPresent(p -> with(hql, " and a.content.assignee = :assignee", values, p));
    query.status().ifPresent(s -> with(hql, " and a.content.status = :status", values, s));
    query.review().ifPresent(r -> with(hql, " and a.review.outcome = :review", values, r));
    if (query.review().filter(r -> r == AnswerReview.Outcome.NONE).isPresent()) {
      hql.append(" and a.content.status <> UNANSWERED");
    }
    query.dueBefore().ifPresent(d -> with(hql, " and a.content.dueOn < :due", values, d));
    query.after().ifPresent(after -> after(hql, values, after));
    return values;
  }

  private static void with(
      StringBuilder hql, String condition, Map<String, Object> values, Object value) {
    hql.append(condition);
    values.put(condition.substring(condition.indexOf(':') + 1), value);
  }

  private static void after(StringBuilder hql, Map<String, Object> values, Cursor after) {
    hql.append(
        " and (a.authorship.updatedAt < :at or a.authorship.updatedAt = :at"
            + " and (a.key.workload, a.key.assessment, a.key.practice)"
            + " > (:afterWorkload, :afterAssessment, :afterPractice))");
    values.put("at", after.at());
    values.put("afterWorkload", after.workload());
    values.put("afterAssessment", after.assessment());
    values.put("afterPractice", after.practice());
  }
}
