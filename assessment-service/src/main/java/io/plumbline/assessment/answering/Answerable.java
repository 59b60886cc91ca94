package io.plumbline.assessment.answering;

import io.plumbline.assessment.answer.Answer;
import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds what the caller may answer now, and keeps others from changing it meanwhile. */
@ApplicationScoped
public class Answerable {

  private final Assessments assessments;

  @Inject
  public Answerable(Assessments assessments) {
    this.assessments = assessments;
  }

  /**
   * What may be answered.
   *
   * @param assessment locked
   * @param answers those there are, by their keys
   * @param offered resource ids of those practices for which an answer can be inherited
   */
  record Found(Assessment assessment, Map<AnswerKey, Answer> answers, Set<String> offered) {}

  /**
   * The assessment with these answers of it.
   *
   * @throws io.plumbline.platform.grpc.DomainException NOT_FOUND when it can not be seen or its
   *     edition has no such practice, PERMISSION_DENIED when the caller does not belong to the
   *     workload, FAILED_PRECONDITION when its state does not allow answers
   */
  Uni<Found> lock(Mutiny.Session session, AssessmentKey key, List<AnswerKey> keys, Caller caller) {
    List<String> practices = keys.stream().map(AnswerKey::practice).toList();
    return open(session, key, keys.get(0).name(), caller)
        .chain(assessment -> practicesExist(session, assessment, keys))
        .chain(
            assessment ->
                answers(session, key, practices)
                    .chain(
                        answers ->
                            offered(session, key, practices)
                                .map(offered -> new Found(assessment, answers, offered))));
  }

  /**
   * The assessment alone, as {@link #lock} finds it.
   *
   * @param asked what the caller asked for, to name when it is missing
   */
  Uni<Assessment> open(Mutiny.Session session, AssessmentKey key, String asked, Caller caller) {
    return assessments
        .lock(session, key, Sight.of(caller))
        .map(found -> found.orElseThrow(() -> Refusals.noAnswer(asked)))
        .invoke(found -> Sight.of(caller).checkBelongs(found.workload()))
        .map(Assessments.Found::assessment)
        .invoke(assessment -> checkOpen(assessment.life().state()));
  }

  private static void checkOpen(AssessmentState state) {
    if (!state.open()) {
      throw Refusals.state(state, "reopen it, or have changes requested, before answering");
    }
  }

  private static Uni<Assessment> practicesExist(
      Mutiny.Session session, Assessment assessment, List<AnswerKey> keys) {
    return session
        .createSelectionQuery(
            "select p.key.id from EditionPractice p where p.key.tenant = :tenant"
                + " and p.key.edition = :edition and p.key.id in (:practices)",
            String.class)
        .setParameter("tenant", assessment.editionKey().tenant())
        .setParameter("edition", assessment.edition())
        .setParameter("practices", keys.stream().map(AnswerKey::practice).toList())
        .getResultList()
        .map(Set::copyOf)
        .invoke(
            known ->
                keys.stream()
                    .filter(key -> !known.contains(key.practice()))
                    .findFirst()
                    .ifPresent(
                        key -> {
                          throw Refusals.noAnswer(key.name());
                        }))
        .replaceWith(assessment);
  }

  private static Uni<Set<String>> offered(
      Mutiny.Session session, AssessmentKey key, List<String> practices) {
    return session
        .createSelectionQuery(
            "select i.key.practice from Inheritance i where i.key.tenant = :tenant"
                + " and i.key.workload = :workload and i.key.assessment = :assessment"
                + " and i.key.practice in (:practices)",
            String.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .setParameter("assessment", key.id())
        .setParameter("practices", practices)
        .getResultList()
        .map(Set::copyOf);
  }

  private static Uni<Map<AnswerKey, Answer>> answers(
      Mutiny.Session session, AssessmentKey key, List<String> practices) {
    return session
        .createSelectionQuery(
            "from Answer a where a.key.tenant = :tenant and a.key.workload = :workload"
                + " and a.key.assessment = :assessment and a.key.practice in (:practices)",
            Answer.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .setParameter("assessment", key.id())
        .setParameter("practices", practices)
        .getResultList()
        .map(all -> all.stream().collect(Collectors.toMap(Answer::key, Function.identity())));
  }
}
