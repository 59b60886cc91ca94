package io.plumbline.assessment.planning;

import io.plumbline.assessment.edition.Editions;
import io.plumbline.assessment.improvement.Improvement;
import io.plumbline.assessment.improvement.ImprovementEvent;
import io.plumbline.assessment.improvement.ImprovementEvent.Act;
import io.plumbline.assessment.improvement.ImprovementKey;
import io.plumbline.assessment.improvement.ImprovementProtos;
import io.plumbline.assessment.improvement.Plan;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.WorkloadService;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.UpdateMask;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.UpdateImprovementRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Plans improvements, and changes what is planned. */
@ApplicationScoped
public class PlanService {

  private static final String CREATE =
      "plumbline.assessment.v1.ImprovementService/CreateImprovement";
  private static final String UPDATE =
      "plumbline.assessment.v1.ImprovementService/UpdateImprovement";

  private final Writes writes;
  private final Workloads workloads;
  private final Editions editions;
  private final Improvements improvements;
  private final ImprovementWriter writer;
  private final Clock clock;

  @Inject
  public PlanService(
      Writes writes,
      Workloads workloads,
      Editions editions,
      Improvements improvements,
      ImprovementWriter writer,
      Clock clock) {
    this.writes = writes;
    this.workloads = workloads;
    this.editions = editions;
    this.improvements = improvements;
    this.writer = writer;
    this.clock = clock;
  }

  /** Plans an improvement for a practice of a workload the caller belongs to. */
  Uni<io.plumbline.proto.assessment.v1.Improvement> create(CreateImprovementRequest request) {
    Caller caller = Caller.current();
    WorkloadKey workload = new WorkloadKey(caller.tenant(), WorkloadName.id(request.getParent()));
    String practice = request.getImprovement().getPractice();
    if (practice.isEmpty()) {
      throw Refusals.field("improvement.practice", "must be given");
    }
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(CREATE, requestId, request),
        io.plumbline.proto.assessment.v1.Improvement.parser(),
        session ->
            workloads
                .find(session, workload, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> WorkloadService.missing(workload)))
                .invoke(Sight.of(caller)::checkBelongs)
                .chain(() -> editions.concept(session, caller.tenant(), practice))
                .map(concept -> concept.orElseThrow(() -> Refusals.noPractice(practice)))
                .map(concept -> planned(workload, concept, request, caller))
                .chain(improvement -> create(session, improvement, request, caller)));
  }

  private Improvement planned(
      WorkloadKey workload, String concept, CreateImprovementRequest request, Caller caller) {
    Act act = act(caller);
    return new Improvement(
        new ImprovementKey(workload.tenant(), workload.id(), Uuid7.at(act.at())),
        request.getImprovement().getPractice(),
        concept,
        PlanRules.of(request.getImprovement(), caller, null),
        act);
  }

  private Uni<io.plumbline.proto.assessment.v1.Improvement> create(
      Mutiny.Session session,
      Improvement improvement,
      CreateImprovementRequest request,
      Caller caller) {
    if (request.getValidateOnly()) {
      return Uni.createFrom().item(ImprovementProtos.proto(improvement, today()));
    }
    Act act = new Act(caller.name(), caller.subject(), "", improvement.createdAt());
    return session
        .persist(improvement)
        .chain(
            () ->
                writer.wrote(
                    session,
                    improvement,
                    new ImprovementWriter.Done(
                        CREATE, "created", ImprovementEvent.CREATE, "", List.of(), act)));
  }

  /** Changes what is planned. Saying what is so already changes nothing. */
  Uni<io.plumbline.proto.assessment.v1.Improvement> update(UpdateImprovementRequest request) {
    Caller caller = Caller.current();
    ImprovementKey key = key(caller.tenant(), request.getImprovement().getName());
    return writes.once(
        new Idempotency.Call(UPDATE, request.getRequestId(), request),
        io.plumbline.proto.assessment.v1.Improvement.parser(),
        session ->
            improvements
                .toWrite(session, key, request.getImprovement().getEtag(), Sight.of(caller))
                .chain(improvement -> change(session, improvement, request, caller)));
  }

  private static ImprovementKey key(String tenant, String name) {
    try {
      return ImprovementKey.parse(tenant, name);
    } catch (IllegalArgumentException e) {
      throw Refusals.field("improvement.name", "is not the name of an improvement");
    }
  }

  private Uni<io.plumbline.proto.assessment.v1.Improvement> change(
      Mutiny.Session session,
      Improvement improvement,
      UpdateImprovementRequest request,
      Caller caller) {
    io.plumbline.proto.assessment.v1.Improvement shown =
        ImprovementProtos.proto(improvement, today());
    Plan next =
        PlanRules.of(
            UpdateMask.merge(shown, request.getImprovement(), request.getUpdateMask()),
            caller,
            improvement.plan());
    List<String> changed = improvement.plan().changedIn(next);
    if (changed.isEmpty()) {
      return Uni.createFrom().item(shown);
    }
    if (improvement.state().closed()) {
      throw Refusals.state("changed: reopen it first", improvement.state());
    }
    Act act = act(caller);
    improvement.replan(next, act.at());
    return writer.wrote(
        session,
        improvement,
        new ImprovementWriter.Done(
            UPDATE, "updated", ImprovementEvent.UPDATE, improvement.state().name(), changed, act));
  }

  private Act act(Caller caller) {
    return new Act(
        caller.name(), caller.subject(), "", clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
