package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.Predecessor;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.carry.CarryPlan.Carried;
import io.plumbline.assessment.carry.Target;
import io.plumbline.assessment.preview.Planned;
import io.plumbline.assessment.state.PracticeRow;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps which answers of an upgraded assessment those of the new one may stand for. */
final class Predecessors {

  /** Those of the old assessment hold for the new one too. */
  private static final String INHERIT =
      """
      insert into Predecessor (key.tenant, key.workload, key.assessment, key.practice,
        key.fromAssessment, key.fromPractice)
      select distinct n.key.tenant, n.key.workload, n.key.assessment, n.key.practice,
        o.key.fromAssessment, o.key.fromPractice
      from Predecessor n, Predecessor o
      where n.key.tenant = :tenant and n.key.workload = :workload and n.key.assessment = :target
        and o.key.tenant = n.key.tenant and o.key.workload = n.key.workload
        and o.key.assessment = n.key.fromAssessment and o.key.practice = n.key.fromPractice
      """;

  private Predecessors() {}

  /** Writes those of a new assessment, as it was planned. */
  static Uni<Void> write(Mutiny.Session session, AssessmentKey target, Planned planned) {
    List<Predecessor> found = of(target, planned);
    return session
        .persistAll(found.toArray())
        .chain(session::flush)
        .chain(
            () ->
                session
                    .createMutationQuery(INHERIT)
                    .setParameter("tenant", target.tenant())
                    .setParameter("workload", target.workload())
                    .setParameter("target", target.id())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Forgets those of an assessment that is set aside. */
  static Uni<Void> forget(Mutiny.Session session, AssessmentKey target) {
    return session
        .createMutationQuery(
            "delete from Predecessor n where n.key.tenant = :tenant"
                + " and n.key.workload = :workload and n.key.assessment = :target")
        .setParameter("tenant", target.tenant())
        .setParameter("workload", target.workload())
        .setParameter("target", target.id())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static List<Predecessor> of(AssessmentKey target, Planned planned) {
    AssessmentKey old = planned.assessment().key();
    Map<String, String> ids =
        planned.into().stream()
            .map(PracticeRow::practice)
            .collect(Collectors.toMap(p -> p.practiceId(), p -> p.id()));
    List<Predecessor> found = new ArrayList<>();
    for (int i = 0; i < planned.from().size(); i++) {
      AnswerKey from = AnswerKey.of(old, planned.from().get(i).practice().id());
      Carried carried = planned.plan().sources().get(i);
      for (Target place : planned.plan().places(carried)) {
        String id = ids.getOrDefault(place.practiceId(), "");
        found.add(new Predecessor(AnswerKey.of(target, id), from));
      }
    }
    return found;
  }
}
