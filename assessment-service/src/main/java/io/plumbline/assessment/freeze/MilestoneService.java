package io.plumbline.assessment.freeze;

import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.milestone.Milestone;
import io.plumbline.assessment.milestone.MilestoneProtos;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Freezes assessments by hand. */
@ApplicationScoped
public class MilestoneService {

  private static final String METHOD = "plumbline.assessment.v1.MilestoneService/CreateMilestone";

  private final Writes writes;
  private final Assessments assessments;
  private final Freezing freezing;
  private final Audit audit;

  @Inject
  public MilestoneService(Writes writes, Assessments assessments, Freezing freezing, Audit audit) {
    this.writes = writes;
    this.assessments = assessments;
    this.freezing = freezing;
    this.audit = audit;
  }

  /** Freezes an assessment of a workload the caller belongs to. */
  Uni<io.plumbline.proto.assessment.v1.Milestone> create(CreateMilestoneRequest request) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getParent());
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(METHOD, requestId, request),
        io.plumbline.proto.assessment.v1.Milestone.parser(),
        session ->
            assessments
                .lock(session, key, Sight.of(caller))
                .map(found -> found.orElseThrow(() -> Refusals.noAssessment(key.name())))
                .invoke(found -> checkBelongs(found.workload(), caller))
                .chain(found -> freeze(session, found, request, caller))
                .map(MilestoneProtos::proto));
  }

  /** Administrators freeze everywhere. */
  private static void checkBelongs(Workload workload, Caller caller) {
    if (!caller.hasRole("admin")) {
      Sight.of(caller).checkBelongs(workload);
    }
  }

  private Uni<Milestone> freeze(
      Mutiny.Session session,
      Assessments.Found found,
      CreateMilestoneRequest request,
      Caller caller) {
    String id = request.getMilestoneId();
    String displayName = request.getMilestone().getDisplayName();
    String note = request.getMilestone().getNote();
    if (request.getValidateOnly()) {
      return freezing.preview(session, found.assessment(), id, displayName, note, caller);
    }
    return freezing
        .freeze(session, found.assessment(), id, displayName, note, caller)
        .call(milestone -> audit.record(session, entry(milestone)));
  }

  private static AuditEntry entry(Milestone milestone) {
    return new AuditEntry(
        METHOD,
        milestone.key().name(),
        "created",
        Map.of("content_hash", HexFormat.of().formatHex(milestone.contentHash())));
  }
}
