package io.plumbline.assessment.signoff;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.verdict.AnswerStatus;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which inherited answers NOT_APPLICABLE a reviewer of their platform has approved: the very
 * revision that is inherited, by the last that was said of it.
 */
record Approvals(Set<Revision> approved) {

  private static final Approvals NONE = new Approvals(Set.of());

  private static final String LAST_SAID =
      """
      select r.key.workload, r.key.assessment, r.key.practice, r.revision from AnswerReviewed r
      where r.key.tenant = :tenant and r.key.workload in (:workloads)
        and r.key.practice in (:practices) and r.outcome = APPROVED
        and r.key.number = (select max(q.key.number) from AnswerReviewed q
          where q.key.tenant = r.key.tenant and q.key.workload = r.key.workload
            and q.key.assessment = r.key.assessment and q.key.practice = r.key.practice
            and q.revision = r.revision)
      """;

  /** A revision of an answer. */
  private record Revision(AnswerKey answer, int number) {}

  /** Whether what a practice inherits was approved where it was given. */
  boolean cover(String tenant, Inherited inherited) {
    return approved.contains(revision(tenant, inherited));
  }

  /** Reads them for what these practices inherit: one query, none when nothing asks for it. */
  static Uni<Approvals> of(Mutiny.Session session, String tenant, List<PracticeRow> rows) {
    List<Inherited> asked =
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.inherited()))
            .filter(i -> i.declaration().status() == AnswerStatus.NOT_APPLICABLE)
            .toList();
    if (asked.isEmpty()) {
      return Uni.createFrom().item(NONE);
    }
    return session
        .createSelectionQuery(LAST_SAID, Object[].class)
        .setParameter("tenant", tenant)
        .setParameter("workloads", asked.stream().map(i -> i.source().sourceWorkload()).toList())
        .setParameter("practices", asked.stream().map(i -> i.source().sourcePractice()).toList())
        .getResultList()
        .map(
            found ->
                new Approvals(
                    found.stream().map(t -> revision(tenant, t)).collect(Collectors.toSet())));
  }

  private static Revision revision(String tenant, Object[] t) {
    return new Revision(
        new AnswerKey(tenant, (String) t[0], (String) t[1], (String) t[2]), (Integer) t[3]);
  }

  private static Revision revision(String tenant, Inherited inherited) {
    return new Revision(inherited.source().answer(tenant), inherited.source().sourceRevision());
  }
}
