package io.plumbline.evidence.attestation;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_PRACTICE_UNKNOWN;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.file.AttestationFiles;
import io.plumbline.evidence.ledger.Ledger;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.masking.Masking;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Takes attestations: each counts for the concept of its practice, so for the practice's twin. One
 * that renews another takes its place from then on.
 */
@ApplicationScoped
public class AttestationService {

  private static final String RPC = "plumbline.evidence.v1.AttestationService/CreateAttestation";

  private final TenantPool tenants;
  private final RollupService rollups;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Audit audit;
  private final Masker masker;
  private final Clock clock;

  @Inject
  public AttestationService(
      TenantPool tenants,
      RollupService rollups,
      Ledger ledger,
      Idempotency idempotency,
      Audit audit,
      Masking masking,
      Clock clock) {
    this.tenants = tenants;
    this.rollups = rollups;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.audit = audit;
    this.masker = masking.masker();
    this.clock = clock;
  }

  Uni<Attestation> create(Caller caller, CreateAttestationRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Drafts.validUntil(request.getAttestation(), now);
    Drafts.checkNames(request);
    String workload = request.getParent().substring(Workloads.PREFIX.length());
    Idempotency.Call call = new Idempotency.Call(RPC, request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c ->
            Workloads.checkInUse(c, Viewer.of(caller), workload)
                .chain(
                    () ->
                        request.getValidateOnly()
                            ? draft(c, caller, workload, request, now)
                                .map(draft -> draft.toBuilder().clearName().build())
                            : idempotency.once(
                                c,
                                call,
                                Attestation.parser(),
                                () ->
                                    draft(c, caller, workload, request, now)
                                        .chain(draft -> insert(c, caller, workload, draft)))));
  }

  private Uni<Attestation> draft(
      SqlConnection connection,
      Caller caller,
      String workload,
      CreateAttestationRequest request,
      Instant now) {
    String practice = request.getAttestation().getPractice();
    return Attestations.concept(connection, caller.tenant(), practice)
        .map(concept -> concept.orElseThrow(() -> unknown(practice)))
        .map(concept -> Drafts.of(caller, request, concept, now, masker::mask))
        .call(draft -> checkRenewed(connection, caller, workload, draft))
        .chain(
            draft ->
                AttestationFiles.read(
                        connection,
                        caller.tenant(),
                        workload,
                        draft.getFilesList().stream().map(Attestations::id).toList())
                    .map(known -> Drafts.withFiles(draft, known)));
  }

  private static Uni<Void> checkRenewed(
      SqlConnection connection, Caller caller, String workload, Attestation draft) {
    return draft.getRenews().isEmpty()
        ? Uni.createFrom().voidItem()
        : Attestations.find(connection, caller.tenant(), workload, draft.getRenews())
            .invoke(renewed -> Drafts.checkRenewed(draft, renewed))
            .replaceWithVoid();
  }

  private Uni<Attestation> insert(
      SqlConnection connection, Caller caller, String workload, Attestation draft) {
    RollupKey key = new RollupKey(workload, draft.getConcept());
    return Locks.shared(connection, caller.tenant())
        .chain(() -> Attestations.nextVersion(connection, caller.tenant(), workload))
        .map(version -> draft.toBuilder().setEvidenceVersion(version).build())
        .call(
            taken ->
                Attestations.insert(connection, caller, workload, taken)
                    .invoke(
                        inserted -> {
                          if (!inserted) {
                            throw Drafts.settled(taken.getRenews());
                          }
                        }))
        .call(taken -> record(connection, caller, taken))
        .call(() -> rollups.recountPeople(connection, caller.tenant(), key))
        .call(taken -> audit.record(connection, entry(taken)));
  }

  private Uni<Void> record(SqlConnection connection, Caller caller, Attestation taken) {
    return ledger.attestation(
        connection, caller.tenant(), Attestations.id(taken.getName()), taken, caller.subject());
  }

  private static AuditEntry entry(Attestation taken) {
    return new AuditEntry(
        RPC,
        taken.getName(),
        taken.getRenews().isEmpty() ? "created" : "renewed",
        Map.of(
            "practice", taken.getPractice(),
            "outcome", taken.getOutcome().name(),
            "files", Integer.toString(taken.getFilesCount())));
  }

  /** NOT_FOUND when the workload is not there for the viewer. */
  static Uni<Void> visible(SqlConnection connection, Viewer viewer, String workload) {
    return Workloads.isVisible(connection, viewer, workload)
        .invoke(
            visible -> {
              if (!visible) {
                throw DomainException.notFound(
                    ERROR_REASON_RESOURCE_NOT_FOUND, "Workload", Workloads.PREFIX + workload);
              }
            })
        .replaceWithVoid();
  }

  private static DomainException unknown(String practice) {
    return DomainException.precondition(
        ERROR_REASON_PRACTICE_UNKNOWN,
        "the practice is of no known edition",
        Map.of("practice", practice));
  }
}
