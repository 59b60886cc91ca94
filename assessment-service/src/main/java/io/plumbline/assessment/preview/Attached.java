package io.plumbline.assessment.preview;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What people still have to do with the practices of an assessment, beside its answers.
 *
 * @param threads open threads of comments, by resource id of the practice
 * @param improvements improvements that are not closed, by what the practice means
 */
public record Attached(Map<String, Integer> threads, Map<String, Integer> improvements) {

  private static final String THREADS =
      """
      select t.key.practice, count(*) from CommentThread t where t.key.tenant = :tenant
        and t.key.workload = :workload and t.key.assessment = :assessment and t.state = OPEN
      group by t.key.practice
      """;
  private static final String EARLIER_THREADS =
      """
      select n.key.practice, count(*) from Predecessor n join CommentThread t
        on t.key.tenant = n.key.tenant and t.key.workload = n.key.workload
        and t.key.assessment = n.key.fromAssessment and t.key.practice = n.key.fromPractice
      where n.key.tenant = :tenant and n.key.workload = :workload
        and n.key.assessment = :assessment and t.state = OPEN
      group by n.key.practice
      """;
  private static final String IMPROVEMENTS =
      """
      select m.concept, count(*) from Improvement m join Assessment x on x.key.tenant = m.key.tenant
        and x.key.workload = m.key.workload and x.key.id = :assessment
      where m.key.tenant = :tenant and m.key.workload = :workload
        and m.state in (OPEN, IN_PROGRESS)
      group by m.concept
      """;

  /** Reads it of an assessment: three queries. */
  public static Uni<Attached> load(Mutiny.Session session, AssessmentKey of) {
    Map<String, Integer> threads = new HashMap<>();
    Map<String, Integer> improvements = new HashMap<>();
    return count(session, THREADS, of, threads)
        .chain(() -> count(session, EARLIER_THREADS, of, threads))
        .chain(() -> count(session, IMPROVEMENTS, of, improvements))
        .replaceWith(() -> new Attached(threads, improvements));
  }

  private static Uni<List<Object[]>> count(
      Mutiny.Session session, String hql, AssessmentKey of, Map<String, Integer> into) {
    return session
        .createSelectionQuery(hql, Object[].class)
        .setParameter("tenant", of.tenant())
        .setParameter("workload", of.workload())
        .setParameter("assessment", of.id())
        .getResultList()
        .invoke(
            rows ->
                rows.forEach(
                    t -> into.merge((String) t[0], ((Long) t[1]).intValue(), Integer::sum)));
  }
}
