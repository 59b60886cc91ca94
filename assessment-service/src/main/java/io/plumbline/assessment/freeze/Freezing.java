package io.plumbline.assessment.freeze;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.decision.Decision;
import io.plumbline.assessment.decision.Decisions;
import io.plumbline.assessment.milestone.Frozen;
import io.plumbline.assessment.milestone.Milestone;
import io.plumbline.assessment.milestone.MilestoneKey;
import io.plumbline.assessment.milestone.Milestones;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.events.v1.DecisionRecorded;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Freezes an assessment in the transaction of whoever asks: by hand, or before something that can
 * not be taken back. Checks neither permission nor membership, and leaves the audit record to the
 * call it serves.
 */
@ApplicationScoped
public class Freezing {

  private static final String FROZEN = "FROZEN";

  private final Present present;
  private final Rescoring rescoring;
  private final Decisions decisions;
  private final Clock clock;

  @Inject
  public Freezing(Present present, Rescoring rescoring, Decisions decisions, Clock clock) {
    this.present = present;
    this.rescoring = rescoring;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * Freezes an assessment as it stands, chains the milestone to the one before it, and tells the
   * ledger.
   *
   * @param locked the assessment, locked by this transaction and not yet changed by it
   * @param id last segment of the new name; ALREADY_EXISTS when it is taken
   * @param displayName name for people; the id when blank
   * @param note why
   * @param by who freezes it
   */
  public Uni<Milestone> freeze(
      Mutiny.Session session,
      Assessment locked,
      String id,
      String displayName,
      String note,
      Caller by) {
    Frozen.Label label = label(id, displayName, note, by);
    return checkFree(session, locked, id)
        .chain(() -> rescoring.one(session, locked, Rescoring.Cause.CATALOG))
        .chain(() -> draft(session, locked, label))
        .chain(frozen -> keep(session, frozen, by));
  }

  /** What {@link #freeze} would make; stores nothing. */
  Uni<Milestone> preview(
      Mutiny.Session session,
      Assessment locked,
      String id,
      String displayName,
      String note,
      Caller by) {
    return checkFree(session, locked, id)
        .chain(() -> draft(session, locked, label(id, displayName, note, by)))
        .map(Frozen::milestone);
  }

  private static Frozen.Label label(String id, String displayName, String note, Caller by) {
    return new Frozen.Label(id, displayName, note, by.name(), by.subject());
  }

  private static Uni<Void> checkFree(Mutiny.Session session, Assessment assessment, String id) {
    MilestoneKey key = MilestoneKey.of(assessment.key(), id);
    return session
        .find(Milestone.class, key)
        .invoke(
            taken -> {
              if (taken != null) {
                throw DomainException.alreadyExists(
                    ErrorReason.ERROR_REASON_RESOURCE_EXISTS, "Milestone", key.name());
              }
            })
        .replaceWithVoid();
  }

  private Uni<Frozen> draft(Mutiny.Session session, Assessment assessment, Frozen.Label label) {
    return present
        .of(session, assessment)
        .chain(
            snapshot ->
                Milestones.last(session, assessment.key())
                    .map(
                        previous ->
                            Frozen.of(
                                assessment.key(), snapshot, label, previous, clock.instant())));
  }

  private Uni<Milestone> keep(Mutiny.Session session, Frozen frozen, Caller by) {
    Milestone milestone = frozen.milestone();
    Decision decision =
        new Decision(
            DecisionRecorded.Kind.KIND_MILESTONE,
            milestone.key().name(),
            1,
            "",
            FROZEN,
            by.subject(),
            milestone.createdAt(),
            milestone.contentHash());
    return session
        .persist(milestone)
        .chain(session::flush)
        .chain(() -> session.persist(frozen.content()))
        .chain(() -> decisions.record(session, milestone.key().tenant(), decision))
        .replaceWith(milestone);
  }
}
