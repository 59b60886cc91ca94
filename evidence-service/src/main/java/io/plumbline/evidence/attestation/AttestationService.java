package io.plumbline.evidence.attestation;

import static io.plumbline.evidence.finding.ProtoTimes.toProtoTimestamp;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_PRACTICE_UNKNOWN;
import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_RESOURCE_NOT_FOUND;

import io.plumbline.evidence.ledger.Ledger;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.masking.Masking;
import io.plumbline.evidence.rollup.Kind;
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
import io.plumbline.platform.persistence.Uuid7;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Takes attestations: each counts for the concept of its practice, so for the practice's twin. */
@ApplicationScoped
public class AttestationService {

  /** The longest an attestation may count as fresh. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final String RPC = "plumbline.evidence.v1.AttestationService/CreateAttestation";

  private final TenantPool tenants;
  private final RollupService rollups;
  private final Idempotency idempotency;
  private final Ledger ledger;
  private final Audit audit;
  private final Masker masker;
  private final Clock clock;

  @Inject
  public AttestationService(
      TenantPool tenants,
      RollupService rollups,
      Idempotency idempotency,
      Ledger ledger,
      Audit audit,
      Masking masking,
      Clock clock) {
    this.tenants = tenants;
    this.rollups = rollups;
    this.idempotency = idempotency;
    this.ledger = ledger;
    this.audit = audit;
    this.masker = masking.masker();
    this.clock = clock;
  }

  Uni<Attestation> create(Caller caller, CreateAttestationRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String workload = request.getParent().substring(Workloads.PREFIX.length());
    Attestation asked = request.getAttestation();
    Instant until = validUntil(asked, now);
    Idempotency.Call call = new Idempotency.Call(RPC, request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c ->
            visible(c, Viewer.of(caller), workload)
                .chain(() -> Attestations.concept(c, caller.tenant(), asked.getPractice()))
                .map(concept -> concept.orElseThrow(() -> unknown(asked.getPractice())))
                .map(concept -> draft(caller, request, concept, now, until))
                .chain(
                    draft ->
                        request.getValidateOnly()
                            ? Uni.createFrom().item(draft.toBuilder().clearName().build())
                            : idempotency.once(
                                c,
                                call,
                                Attestation.parser(),
                                () -> insert(c, caller, workload, draft))));
  }

  private Uni<Attestation> insert(
      SqlConnection connection, Caller caller, String workload, Attestation draft) {
    RollupKey key = new RollupKey(workload, draft.getConcept());
    return Locks.shared(connection, caller.tenant())
        .chain(() -> Attestations.nextVersion(connection, caller.tenant(), workload))
        .map(version -> draft.toBuilder().setEvidenceVersion(version).build())
        .call(taken -> Attestations.insert(connection, caller, workload, taken))
        .call(taken -> record(connection, caller, taken))
        .call(() -> rollups.recount(connection, caller.tenant(), Kind.PERSON, List.of(key)))
        .call(
            taken ->
                audit.record(
                    connection,
                    new AuditEntry(
                        RPC,
                        taken.getName(),
                        "created",
                        Map.of(
                            "practice",
                            taken.getPractice(),
                            "outcome",
                            taken.getOutcome().name()))));
  }

  private Uni<Void> record(SqlConnection connection, Caller caller, Attestation taken) {
    return ledger.attestation(
        connection, caller.tenant(), Attestations.id(taken.getName()), taken, caller.subject());
  }

  private Attestation draft(
      Caller caller, CreateAttestationRequest request, String concept, Instant now, Instant until) {
    Attestation asked = request.getAttestation();
    return Attestation.newBuilder()
        .setName(request.getParent() + "/attestations/" + Uuid7.at(now))
        .setPractice(asked.getPractice())
        .setConcept(concept)
        .setOutcome(asked.getOutcome())
        .setStatement(masker.mask(asked.getStatement()))
        .setMethod(
            asked.getMethod() == Attestation.Method.METHOD_UNSPECIFIED
                ? Attestation.Method.METHOD_EXAMINE
                : asked.getMethod())
        .setValidUntilTime(toProtoTimestamp(until))
        .setAuthor(caller.name())
        .setCreateTime(toProtoTimestamp(now))
        .build();
  }

  static Instant validUntil(Attestation asked, Instant now) {
    if (!asked.hasValidUntilTime()) {
      return now.plus(LONGEST);
    }
    Instant until =
        Instant.ofEpochSecond(
                asked.getValidUntilTime().getSeconds(), asked.getValidUntilTime().getNanos())
            .truncatedTo(ChronoUnit.MICROS);
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw DomainException.invalid(
          ERROR_REASON_FIELD_INVALID,
          "attestation.valid_until_time",
          "must be in the future, at most 365 days ahead");
    }
    return until;
  }

  /** Fails as for a missing workload when the viewer does not see it. */
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
