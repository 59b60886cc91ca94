package io.plumbline.assessment.freeze;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.comparison.Comparison;
import io.plumbline.assessment.milestone.MilestoneKey;
import io.plumbline.assessment.milestone.MilestoneProtos;
import io.plumbline.assessment.milestone.Milestones;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Times;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.ComparedSide;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;

/** Compares a milestone with another one, or with an assessment as it stands. */
@ApplicationScoped
public class CompareService {

  private static final String MILESTONES = "/milestones/";

  private final TenantTransaction transaction;
  private final Milestones milestones;
  private final Assessments assessments;
  private final Present present;
  private final Clock clock;

  @Inject
  public CompareService(
      TenantTransaction transaction,
      Milestones milestones,
      Assessments assessments,
      Present present,
      Clock clock) {
    this.transaction = transaction;
    this.milestones = milestones;
    this.assessments = assessments;
    this.present = present;
    this.clock = clock;
  }

  /** Compares two sides the caller may see. */
  Uni<CompareMilestonesResponse> compare(CompareMilestonesRequest request) {
    Caller caller = Caller.current();
    return transaction.in(
        caller.tenant(),
        session ->
            side(session, request.getBase(), caller)
                .chain(
                    base ->
                        side(session, request.getTarget(), caller)
                            .map(target -> response(base, target))));
  }

  private Uni<MilestoneSnapshot> side(Mutiny.Session session, String name, Caller caller) {
    return name.contains(MILESTONES)
        ? frozen(session, MilestoneKey.parse(caller.tenant(), name), Sight.of(caller))
        : now(session, AssessmentKey.parse(caller.tenant(), name), Sight.of(caller));
  }

  private Uni<MilestoneSnapshot> frozen(Mutiny.Session session, MilestoneKey key, Sight sight) {
    return milestones
        .find(session, key, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noMilestone(key.name())))
        .chain(found -> Milestones.content(session, key))
        .map(content -> MilestoneProtos.snapshot(content.content()));
  }

  private Uni<MilestoneSnapshot> now(Mutiny.Session session, AssessmentKey key, Sight sight) {
    return assessments
        .find(session, key, sight)
        .map(found -> found.orElseThrow(() -> Refusals.noAssessment(key.name())).assessment())
        .chain(
            assessment ->
                present.of(session, assessment).map(snapshot -> labelled(snapshot, assessment)));
  }

  private MilestoneSnapshot labelled(MilestoneSnapshot present, Assessment assessment) {
    return present.toBuilder()
        .setMilestone(assessment.key().name())
        .setDisplayName(assessment.displayName())
        .setCreateTime(Times.timestamp(clock.instant().truncatedTo(ChronoUnit.MICROS)))
        .build();
  }

  private static CompareMilestonesResponse response(
      MilestoneSnapshot base, MilestoneSnapshot target) {
    return CompareMilestonesResponse.newBuilder()
        .setBase(side(base))
        .setTarget(side(target))
        .addAllPractices(Comparison.of(base, target))
        .build();
  }

  private static ComparedSide side(MilestoneSnapshot snapshot) {
    return ComparedSide.newBuilder()
        .setName(snapshot.getMilestone())
        .setDisplayName(snapshot.getDisplayName())
        .setEdition(snapshot.getAssessment().getEdition())
        .setScoringPolicy(snapshot.getAssessment().getScoringPolicy())
        .setStateTime(snapshot.getCreateTime())
        .setScore(snapshot.getScore())
        .build();
  }
}
