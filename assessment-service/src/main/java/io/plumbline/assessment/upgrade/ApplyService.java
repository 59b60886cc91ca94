package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentAction;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentLife.Step;
import io.plumbline.assessment.assessment.AssessmentState;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.freeze.Freezing;
import io.plumbline.assessment.milestone.Milestone;
import io.plumbline.assessment.preview.Attached;
import io.plumbline.assessment.preview.Choices;
import io.plumbline.assessment.preview.PlanProtos;
import io.plumbline.assessment.preview.Planned;
import io.plumbline.assessment.preview.Planning;
import io.plumbline.assessment.signoff.Steps;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries assessments to another edition. */
@ApplicationScoped
public class ApplyService {

  static final String METHOD = "plumbline.assessment.v1.UpgradeService/ApplyUpgrade";

  private final Writes writes;
  private final Workloads workloads;
  private final Assessments assessments;
  private final Planning planning;
  private final Freezing freezing;
  private final CarriedAnswers carried;
  private final Steps steps;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public ApplyService(
      Writes writes,
      Workloads workloads,
      Assessments assessments,
      Planning planning,
      Freezing freezing,
      CarriedAnswers carried,
      Steps steps,
      Audit audit,
      Clock clock) {
    this.writes = writes;
    this.workloads = workloads;
    this.assessments = assessments;
    this.planning = planning;
    this.freezing = freezing;
    this.carried = carried;
    this.steps = steps;
    this.audit = audit;
    this.clock = clock;
  }

  /** Upgrades an assessment of a workload the caller belongs to. */
  Uni<io.plumbline.proto.assessment.v1.Upgrade> apply(ApplyUpgradeRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getParent());
    Sight sight = Sight.of(caller);
    return writes.once(
        new Idempotency.Call(METHOD, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Upgrade.parser(),
        session ->
            workloads
                .lock(session, key.workloadKey(), sight)
                .chain(() -> assessments.lock(session, key, sight))
                .map(found -> found.orElseThrow(() -> missing(key)))
                .invoke(found -> checkBelongs(found.workload(), caller))
                .map(Assessments.Found::assessment)
                .invoke(assessment -> check(assessment, request.getVersion()))
                .call(() -> checkFree(session, target(key, request)))
                .chain(assessment -> apply(session, assessment, request, caller)));
  }

  private static RuntimeException missing(AssessmentKey key) {
    return io.plumbline.assessment.assessment.Refusals.noAssessment(key.name());
  }

  /** Administrators upgrade everywhere. */
  static void checkBelongs(Workload workload, Caller caller) {
    if (caller.hasRole("admin")) {
      workload.checkInUse();
    } else {
      Sight.of(caller).checkBelongs(workload);
    }
  }

  private static void check(Assessment assessment, long version) {
    if (assessment.life().state().retired()) {
      throw Refusals.retired(assessment.life().state());
    }
    if (version != 0 && version != assessment.version()) {
      throw Refusals.otherVersion(assessment.version());
    }
  }

  private static AssessmentKey target(AssessmentKey of, ApplyUpgradeRequest request) {
    return new AssessmentKey(of.tenant(), of.workload(), request.getAssessmentId());
  }

  private static Uni<Void> checkFree(Mutiny.Session session, AssessmentKey key) {
    return session
        .find(Assessment.class, key)
        .invoke(
            taken -> {
              if (taken != null) {
                throw Refusals.taken(key.name());
              }
            })
        .replaceWithVoid();
  }

  private Uni<io.plumbline.proto.assessment.v1.Upgrade> apply(
      Mutiny.Session session, Assessment old, ApplyUpgradeRequest request, Caller caller) {
    UpgradeKey key = UpgradeKey.of(old.key(), Uuid7.at(clock.instant()));
    return planning
        .one(session, old, request.getEdition(), new Choices(request.getChoicesList()))
        .chain(
            planned ->
                freeze(session, old, key.id(), planned, caller)
                    .chain(milestone -> carry(session, key, planned, milestone, request, caller)));
  }

  private Uni<Milestone> freeze(
      Mutiny.Session session, Assessment old, UUID id, Planned planned, Caller caller) {
    String tail = id.toString().substring(id.toString().lastIndexOf('-') + 1);
    return freezing.freeze(
        session,
        old,
        "before-upgrade-" + tail,
        "Before the upgrade to " + planned.edition().displayName(),
        "Frozen by the upgrade",
        caller);
  }

  private Uni<io.plumbline.proto.assessment.v1.Upgrade> carry(
      Mutiny.Session session,
      UpgradeKey key,
      Planned planned,
      Milestone milestone,
      ApplyUpgradeRequest request,
      Caller caller) {
    Assessment old = planned.assessment();
    AssessmentState before = old.life().state();
    Upgrade.Act by =
        new Upgrade.Act(
            caller.name(), caller.subject(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    String why = "Upgraded to " + request.getEdition();
    Step step = new Step(AssessmentAction.SUPERSEDE, caller.name(), caller.subject(), why, by.at());
    AssessmentKey target = target(old.key(), request);
    return carried
        .start(session, target, request.getDisplayName(), planned, caller)
        .call(() -> Predecessors.write(session, target, planned))
        .call(() -> steps.take(session, old, AssessmentState.SUPERSEDED, step))
        .chain(
            made ->
                Attached.load(session, old.key())
                    .map(attached -> PlanProtos.plan(planned, attached).toByteArray())
                    .map(
                        plan ->
                            new Upgrade.Made(
                                request.getEdition(),
                                target.id(),
                                made.version(),
                                milestone.key().id(),
                                before,
                                plan)))
        .map(made -> new Upgrade(key, made, by))
        .call(upgrade -> session.persist(upgrade).chain(session::flush))
        .call(upgrade -> audit.record(session, entry(upgrade)))
        .map(upgrade -> UpgradeProtos.whole(upgrade, 0));
  }

  private static AuditEntry entry(Upgrade upgrade) {
    return new AuditEntry(
        METHOD,
        upgrade.key().name(),
        "applied",
        Map.of("edition", upgrade.edition(), "target", upgrade.targetKey().name()));
  }
}
