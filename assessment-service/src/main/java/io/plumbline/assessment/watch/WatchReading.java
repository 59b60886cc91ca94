package io.plumbline.assessment.watch;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.state.StateProtos;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadProtos;
import io.plumbline.assessment.workload.WorkloadService;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads what a stream begins with: a few queries, whatever the number of assessments. */
@ApplicationScoped
public class WatchReading {

  private final TenantTransaction transaction;
  private final Workloads workloads;
  private final Assessments assessments;
  private final PracticeRows rows;

  @Inject
  public WatchReading(
      TenantTransaction transaction,
      Workloads workloads,
      Assessments assessments,
      PracticeRows rows) {
    this.transaction = transaction;
    this.workloads = workloads;
    this.assessments = assessments;
    this.rows = rows;
  }

  /** An assessment with every practice; NOT_FOUND when this sight does not reach it. */
  Uni<AssessmentChanged> assessment(AssessmentKey key, Sight sight) {
    return transaction.in(
        key.tenant(),
        session ->
            assessments
                .find(session, key, sight)
                .map(found -> found.orElseThrow(() -> Refusals.noAssessment(key.name())))
                .map(Assessments.Found::assessment)
                .chain(
                    found ->
                        rows.ofAssessment(session, key)
                            .map(practices -> changed(found, practices))));
  }

  /** A workload with its assessments; NOT_FOUND when this sight does not reach it. */
  Uni<Stored> workload(WorkloadKey key, Sight sight) {
    return transaction.in(
        key.tenant(),
        session ->
            workloads
                .find(session, key, sight)
                .map(found -> found.orElseThrow(() -> WorkloadService.missing(key)))
                .chain(
                    workload ->
                        ofWorkload(session, key)
                            .map(all -> new Stored(WorkloadProtos.changed(workload), all))));
  }

  private Uni<Map<AssessmentKey, AssessmentChanged>> ofWorkload(
      Mutiny.Session session, WorkloadKey key) {
    return all(session, key)
        .chain(
            found ->
                rows.ofWorkload(session, key)
                    .map(
                        all -> all.stream().collect(Collectors.groupingBy(PracticeRow::assessment)))
                    .map(practices -> changed(found, practices)));
  }

  private static Uni<List<Assessment>> all(Mutiny.Session session, WorkloadKey key) {
    return session
        .createSelectionQuery(
            "from Assessment a where a.key.tenant = :tenant and a.key.workload = :workload",
            Assessment.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.id())
        .getResultList();
  }

  private static Map<AssessmentKey, AssessmentChanged> changed(
      List<Assessment> found, Map<String, List<PracticeRow>> practices) {
    Function<Assessment, List<PracticeRow>> of =
        assessment -> practices.getOrDefault(assessment.key().id(), List.of());
    return found.stream().collect(Collectors.toMap(Assessment::key, a -> changed(a, of.apply(a))));
  }

  private static AssessmentChanged changed(Assessment assessment, List<PracticeRow> practices) {
    AssessmentChanged.Builder changed =
        AssessmentChanged.newBuilder().setAssessment(AssessmentProtos.proto(assessment));
    practices.stream()
        .map(Scored::stored)
        .map(scored -> StateProtos.practice(assessment.key(), scored))
        .forEach(changed::addPracticeStates);
    return changed.build();
  }
}
