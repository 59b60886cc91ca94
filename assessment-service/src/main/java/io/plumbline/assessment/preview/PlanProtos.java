package io.plumbline.assessment.preview;

import io.plumbline.assessment.answer.AnswerKey;
import io.plumbline.assessment.answer.AnswerProtos;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.carry.CarryPlan.Carried;
import io.plumbline.assessment.carry.CarryPlan.Received;
import io.plumbline.assessment.crosswalk.Crosswalk.Candidate;
import io.plumbline.assessment.edition.EditionPractice;
import io.plumbline.assessment.inheritance.Inherited;
import io.plumbline.assessment.scoring.Standing;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.Words;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.UpgradeCandidate;
import io.plumbline.proto.assessment.v1.UpgradeConfidence;
import io.plumbline.proto.assessment.v1.UpgradeDoubt;
import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradeOutcome;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans as the contract shows them. Words of the plan are those of the contract. */
public final class PlanProtos {

  private PlanProtos() {}

  /**
   * A plan in full.
   *
   * @param attached what people still have to do with the practices of the assessment
   */
  public static UpgradePlan plan(Planned planned, Attached attached) {
    UpgradePlan.Builder plan =
        UpgradePlan.newBuilder()
            .setAssessment(planned.assessment().key().name())
            .setFromEdition(planned.assessment().edition())
            .setToEdition(planned.edition().key().name())
            .setVersion(planned.assessment().version())
            .setSummary(PlanNumbers.of(planned).proto());
    Map<String, List<EditionPractice>> byConcept =
        planned.into().stream()
            .map(PracticeRow::practice)
            .collect(Collectors.groupingBy(EditionPractice::concept));
    for (int i = 0; i < planned.from().size(); i++) {
      plan.addSources(attached(source(planned, i, byConcept), planned, i, byConcept, attached));
    }
    for (int i = 0; i < planned.into().size(); i++) {
      plan.addTargets(target(planned, i));
    }
    return plan.build();
  }

  /** A plan in numbers. */
  static PortfolioUpgrade row(Planned planned, Workload workload) {
    return PortfolioUpgrade.newBuilder()
        .setAssessment(planned.assessment().key().name())
        .setDisplayName(planned.assessment().displayName())
        .setWorkloadDisplayName(workload.spec().displayName())
        .setSummary(PlanNumbers.of(planned).proto())
        .build();
  }

  /** With what hangs on its answer, and on what the practice means. */
  private static UpgradeSource.Builder attached(
      UpgradeSource.Builder source,
      Planned planned,
      int index,
      Map<String, List<EditionPractice>> byConcept,
      Attached attached) {
    PracticeRow row = planned.from().get(index);
    String concept = row.practice().concept();
    return source
        .setInheritedStatus(inherited(row))
        .setOpenThreadCount(attached.threads().getOrDefault(row.practice().id(), 0))
        .setOpenImprovementCount(attached.improvements().getOrDefault(concept, 0))
        .setException(row.exception() == null ? "" : row.exception().key().name())
        .setSameMeaning(byConcept.containsKey(concept));
  }

  private static AnswerStatus inherited(PracticeRow row) {
    Inherited inherited = row.inherited();
    return inherited == null
        ? AnswerStatus.ANSWER_STATUS_UNSPECIFIED
        : AnswerProtos.status(inherited.declaration().status());
  }

  private static UpgradeSource.Builder source(
      Planned planned, int index, Map<String, List<EditionPractice>> byConcept) {
    PracticeRow row = planned.from().get(index);
    Carried carried = planned.plan().sources().get(index);
    Standing standing = planned.before().standings().get(index);
    AssessmentKey assessment = planned.assessment().key();
    return UpgradeSource.newBuilder()
        .setPractice(row.practice().name())
        .setPracticeId(row.practice().practiceId())
        .setTitle(row.practice().title())
        .setAnswer(
            row.answer() == null
                ? AnswerProtos.none(AnswerKey.of(assessment, row.practice().id()))
                : AnswerProtos.proto(row.answer()))
        .setFate(UpgradeFate.valueOf("UPGRADE_FATE_" + carried.fate().name()))
        .setDoubt(doubt(carried))
        .addAllCandidates(
            carried.candidates().stream().flatMap(c -> candidates(c, byConcept)).toList())
        .setArea(row.practice().area())
        .setTopic(row.practice().topic())
        .setBucket(Words.bucket(standing.bucket()))
        .setObserved(observed(standing))
        .setVerdict(Words.verdict(standing.judgement().verdict()))
        .setRisk(Words.risk(standing.risk()))
        .setWeight(standing.weight());
  }

  private static ObservedStatus observed(Standing standing) {
    return Words.observed(
        standing.facts().observation().status(), standing.facts().observation().testable());
  }

  private static UpgradeDoubt doubt(Carried carried) {
    return switch (carried.doubt()) {
      case NONE -> UpgradeDoubt.UPGRADE_DOUBT_UNSPECIFIED;
      default -> UpgradeDoubt.valueOf("UPGRADE_DOUBT_" + carried.doubt().name());
    };
  }

  private static Stream<UpgradeCandidate> candidates(
      Candidate candidate, Map<String, List<EditionPractice>> byConcept) {
    return byConcept.getOrDefault(candidate.concept(), List.of()).stream()
        .map(
            practice ->
                UpgradeCandidate.newBuilder()
                    .setPracticeId(practice.practiceId())
                    .setTitle(practice.title())
                    .setConfidence(
                        UpgradeConfidence.valueOf(
                            "UPGRADE_CONFIDENCE_" + candidate.confidence().name()))
                    .setReason(candidate.reason())
                    .build());
  }

  private static UpgradeTarget target(Planned planned, int index) {
    EditionPractice practice = planned.into().get(index).practice();
    Received received = planned.plan().targets().get(index);
    Standing standing = planned.after().standings().get(index);
    UpgradeTarget.Builder target =
        UpgradeTarget.newBuilder()
            .setPractice(practice.name())
            .setPracticeId(practice.practiceId())
            .setTitle(practice.title())
            .setArea(practice.area())
            .setTopic(practice.topic())
            .setOutcome(UpgradeOutcome.valueOf("UPGRADE_OUTCOME_" + received.outcome().name()))
            .addAllSourceIds(received.sourceIds())
            .addAllProposalIds(received.proposalIds())
            .setBucket(Words.bucket(standing.bucket()))
            .setObserved(observed(standing))
            .setVerdict(Words.verdict(standing.judgement().verdict()))
            .setRisk(Words.risk(standing.risk()))
            .setWeight(standing.weight());
    if (!received.sourceIds().isEmpty()) {
      target.setAnswer(AnswerProtos.proposed(received.answer()));
    } else {
      target.setInheritedStatus(inherited(planned.into().get(index)));
    }
    return target.build();
  }
}
