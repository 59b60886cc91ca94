package io.plumbline.assessment.review;

import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.edition.Edition;
import io.plumbline.assessment.edition.Editions;
import io.plumbline.assessment.heirs.Heirs;
import io.plumbline.assessment.policy.PolicyBook;
import io.plumbline.assessment.state.Rescoring;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.Workload;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.idempotency.Writes;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.ErrorReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Starts an assessment: what is observed already shows in it at once. */
@ApplicationScoped
public class StartService {

  static final String METHOD = "plumbline.assessment.v1.AssessmentService/CreateAssessment";

  private final Writes writes;
  private final Workloads workloads;
  private final Editions editions;
  private final Rescoring rescoring;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public StartService(
      Writes writes,
      Workloads workloads,
      Editions editions,
      Rescoring rescoring,
      Audit audit,
      Clock clock) {
    this.writes = writes;
    this.workloads = workloads;
    this.editions = editions;
    this.rescoring = rescoring;
    this.audit = audit;
    this.clock = clock;
  }

  /** Starts an assessment of a workload the caller belongs to against a published edition. */
  public Uni<io.plumbline.proto.assessment.v1.Assessment> create(CreateAssessmentRequest request) {
    Caller caller = Caller.current();
    WorkloadKey workload = new WorkloadKey(caller.tenant(), WorkloadName.id(request.getParent()));
    AssessmentKey key =
        new AssessmentKey(caller.tenant(), workload.id(), request.getAssessmentId());
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    return writes.once(
        new Idempotency.Call(METHOD, requestId, request),
        io.plumbline.proto.assessment.v1.Assessment.parser(),
        session ->
            workloads
                .lock(session, workload, Sight.of(caller))
                .invoke(
                    found ->
                        checkBelongs(
                            found.orElseThrow(() -> Refusals.noWorkload(request.getParent())),
                            caller))
                .chain(() -> checkFree(session, key))
                .chain(() -> prepare(session, key, request))
                .chain(
                    assessment ->
                        request.getValidateOnly()
                            ? Uni.createFrom().item(AssessmentProtos.proto(assessment))
                            : store(session, assessment)));
  }

  /** Administrators start assessments everywhere. */
  private static void checkBelongs(Workload workload, Caller caller) {
    if (!caller.hasRole("admin")) {
      Sight.of(caller).checkBelongs(workload);
    }
    workload.checkInUse();
  }

  private static Uni<Void> checkFree(Mutiny.Session session, AssessmentKey key) {
    return session
        .find(Assessment.class, key)
        .invoke(
            taken -> {
              if (taken != null) {
                throw DomainException.alreadyExists(
                    ErrorReason.ERROR_REASON_RESOURCE_EXISTS, "Assessment", key.name());
              }
            })
        .replaceWithVoid();
  }

  private Uni<Assessment> prepare(
      Mutiny.Session session, AssessmentKey key, CreateAssessmentRequest request) {
    String name = request.getAssessment().getEdition();
    return editions
        .open(session, key.tenant(), name)
        .map(found -> found.orElseThrow(() -> notPublished(name)))
        .chain(
            edition ->
                PolicyBook.activeVersion(session, key.tenant())
                    .chain(
                        policy ->
                            editions
                                .practiceCount(session, edition.key())
                                .map(count -> assessment(key, edition, request, count, policy))));
  }

  private Assessment assessment(
      AssessmentKey key,
      Edition edition,
      CreateAssessmentRequest request,
      int practices,
      int policy) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Assessment(
        key, edition, request.getAssessment().getDisplayName(), practices, policy, now);
  }

  private Uni<io.plumbline.proto.assessment.v1.Assessment> store(
      Mutiny.Session session, Assessment assessment) {
    AssessmentKey key = assessment.key();
    AuditEntry entry =
        new AuditEntry(METHOD, key.name(), "created", Map.of("edition", assessment.edition()));
    return begin(session, assessment)
        .chain(() -> audit.record(session, entry))
        .map(done -> AssessmentProtos.proto(assessment));
  }

  /** Stores a new assessment, scores it by what is observed already, and tells of it. */
  public Uni<Void> begin(Mutiny.Session session, Assessment assessment) {
    return session
        .persist(assessment)
        .chain(() -> evidenceVersion(session, assessment.key()))
        .chain(
            version ->
                rescoring.one(session, assessment, new Rescoring.Cause(version, row -> false)))
        .chain(() -> Heirs.itself(session, assessment.key().tenant(), assessment.key().workload()));
  }

  private static Uni<Long> evidenceVersion(Mutiny.Session session, AssessmentKey key) {
    return session
        .createSelectionQuery(
            "select coalesce(max(o.evidenceVersion), 0) from Observed o"
                + " where o.key.tenant = :tenant and o.key.workload = :workload",
            Long.class)
        .setParameter("tenant", key.tenant())
        .setParameter("workload", key.workload())
        .getSingleResult();
  }

  private static DomainException notPublished(String edition) {
    return DomainException.precondition(
        ErrorReason.ERROR_REASON_EDITION_NOT_PUBLISHED,
        "edition '" + edition + "' is not known to be published",
        Map.of("edition", edition));
  }
}
