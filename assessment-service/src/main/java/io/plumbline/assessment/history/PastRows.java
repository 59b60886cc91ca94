package io.plumbline.assessment.history;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerRevision;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.exception.ExceptionTerms;
import io.plumbline.assessment.exception.RiskException;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.observed.ObservedRevision;
import io.plumbline.assessment.state.PracticeRow;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the practices of a version rested on, from what is kept of answers, evidence,
 * exceptions and inheritance: one query, whatever their number.
 */
final class PastRows {

  private static final String ROWS =
      """
      select p, r, a, o, t, ia, io
      from AssessmentRevision x
      join EditionPractice p on p.key.tenant = x.editionTenant and p.key.edition = x.edition
      left join PracticeStateRevision r on r.key.tenant = x.key.tenant
        and r.key.workload = x.key.workload and r.key.assessment = x.key.assessment
        and r.key.practice = p.key.id
        and r.key.version = (select max(q.key.version) from PracticeStateRevision q
          where q.key.tenant = x.key.tenant and q.key.workload = x.key.workload
            and q.key.assessment = x.key.assessment and q.key.practice = p.key.id
            and q.key.version <= x.key.version)
      left join AnswerRevision a on a.key.tenant = x.key.tenant
        and a.key.workload = x.key.workload and a.key.assessment = x.key.assessment
        and a.key.practice = p.key.id and a.key.revision = r.inputs.answerRevision
      left join ObservedRevision o on o.key.tenant = x.key.tenant
        and o.key.workload = x.key.workload and o.key.concept = p.concept
        and o.key.evidenceVersion = r.inputs.evidenceVersion
      left join ExceptionTerms t on t.key.tenant = x.key.tenant
        and t.key.workload = x.key.workload and t.key.exception = r.inputs.exception
        and t.key.revision = r.inputs.exceptionTerms
      left join AnswerRevision ia on ia.key.tenant = x.key.tenant
        and ia.key.workload = r.inputs.source.sourceWorkload
        and ia.key.assessment = r.inputs.source.sourceAssessment
        and ia.key.practice = r.inputs.source.sourcePractice
        and ia.key.revision = r.inputs.source.sourceRevision
      left join ObservedRevision io on io.key.tenant = x.key.tenant
        and io.key.workload = r.inputs.source.sourceWorkload and io.key.concept = p.concept
        and io.key.evidenceVersion = r.inputs.source.sourceEvidence
      where x.key.tenant = :tenant and x.key.workload = :workload and x.key.assessment = :assessment
        and x.key.version = :version
      order by p.ordinal
      """;

  private PastRows() {}

  static Uni<List<PracticeRow>> of(Mutiny.Session session, AssessmentKey key, long version) {
    return session
        .createSelectionQuery(ROWS, Object[].class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .setParameter("assessment", key.id())
        .setParameter("version", version)
        .getResultList()
        .map(found -> found.stream().map(tuple -> row(key, tuple)).toList());
  }

  private static PracticeRow row(AssessmentKey key, Object[] t) {
    EditionPractice practice = (EditionPractice) t[0];
    @Nullable PracticeStateRevision recorded = (PracticeStateRevision) t[1];
    return new PracticeRow(
        key.id(),
        practice,
        answer((AnswerRevision) t[2]),
        t[3] == null ? null : ((ObservedRevision) t[3]).observed(),
        recorded == null ? null : recorded.state(),
        exception((ExceptionTerms) t[4], practice),
        Inherited.of(
            recorded == null ? null : recorded.inputs().source(),
            (AnswerRevision) t[5],
            (ObservedRevision) t[6]));
  }

  private static @Nullable Answer answer(@Nullable AnswerRevision revision) {
    return revision == null ? null : Answer.once(revision);
  }

  private static @Nullable RiskException exception(
      @Nullable ExceptionTerms terms, EditionPractice practice) {
    return terms == null ? null : RiskException.once(terms, practice.name(), practice.concept());
  }
}
