package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentAction;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentLife.Step;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.signoff.Steps;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes upgrades back; nothing that was written is lost. */
@ApplicationScoped
public class UndoService {

  private static final String METHOD = "plumbline.assessment.v1.UpgradeService/UndoUpgrade";

  private final Writes writes;
  private final Upgrades upgrades;
  private final Assessments assessments;
  private final Steps steps;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public UndoService(
      Writes writes,
      Upgrades upgrades,
      Assessments assessments,
      Steps steps,
      Audit audit,
      Clock clock) {
    this.writes = writes;
    this.upgrades = upgrades;
    this.assessments = assessments;
    this.steps = steps;
    this.audit = audit;
    this.clock = clock;
  }

  /** Sets the new assessment aside and brings the old one back. */
  Uni<io.plumbline.proto.assessment.v1.Upgrade> undo(UndoUpgradeRequest request) {
    Caller caller = Caller.current();
    UpgradeKey key = UpgradeKey.parse(caller.tenant(), request.getName());
    return writes.once(
        new Idempotency.Call(METHOD, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Upgrade.parser(),
        session ->
            upgrades
                .find(session, key, Sight.of(caller), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> found.orElseThrow(() -> Refusals.noUpgrade(key.name())))
                .invoke(found -> ApplyService.checkBelongs(found.workload(), caller))
                .map(Upgrades.Found::upgrade)
                .invoke(upgrade -> Etags.check(request.getEtag(), upgrade.version()))
                .invoke(UndoService::checkApplied)
                .chain(
                    upgrade ->
                        assessments
                            .lockAll(session, key.assessmentKey().workloadKey())
                            .chain(all -> undo(session, upgrade, all, request, caller))));
  }

  private static void checkApplied(Upgrade upgrade) {
    if (upgrade.state() == UpgradeState.UNDONE) {
      throw Refusals.undone();
    }
  }

  private Uni<io.plumbline.proto.assessment.v1.Upgrade> undo(
      Mutiny.Session session,
      Upgrade upgrade,
      List<Assessment> all,
      UndoUpgradeRequest request,
      Caller caller) {
    Assessment target = one(all, upgrade.targetKey());
    if (target.life().state().retired()) {
      throw Refusals.upgradedOn(target.life().state());
    }
    return Upgrades.changes(session, upgrade)
        .invoke(
            changes -> {
              if (changes > 0 && !request.getForce()) {
                throw Refusals.changed(changes);
              }
            })
        .call(
            () ->
                undo(
                    session,
                    upgrade,
                    one(all, upgrade.key().assessmentKey()),
                    target,
                    request.getReason(),
                    caller))
        .call(changes -> audit.record(session, entry(upgrade, request, changes)))
        .map(changes -> UpgradeProtos.whole(upgrade, changes));
  }

  private static Assessment one(List<Assessment> all, AssessmentKey key) {
    return all.stream()
        .filter(a -> Objects.equals(a.key(), key))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("assessments are never removed"));
  }

  private Uni<Void> undo(
      Mutiny.Session session,
      Upgrade upgrade,
      Assessment old,
      Assessment target,
      String reason,
      Caller caller) {
    Upgrade.Act by =
        new Upgrade.Act(
            caller.name(), caller.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    upgrade.undo(reason, by);
    return steps
        .take(
            session,
            target,
            AssessmentState.SET_ASIDE,
            step(AssessmentAction.SET_ASIDE, reason, by))
        .chain(
            () ->
                steps.take(
                    session,
                    old,
                    upgrade.stateBefore(),
                    step(AssessmentAction.RESTORE, reason, by)))
        .chain(() -> Predecessors.forget(session, upgrade.targetKey()));
  }

  private static Step step(AssessmentAction action, String reason, Upgrade.Act by) {
    return new Step(action, by.actor(), by.actorId(), reason, by.at());
  }

  private static AuditEntry entry(Upgrade upgrade, UndoUpgradeRequest request, long changes) {
    return new AuditEntry(
        METHOD,
        upgrade.key().name(),
        "undone",
        Map.of("reason", request.getReason(), "changes", Long.toString(changes)));
  }
}
