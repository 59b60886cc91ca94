package io.plumbline.evidence.attestation;

import io.plumbline.evidence.ledger.Ledger;
import io.plumbline.evidence.ledger.Withdrawal;
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
import io.plumbline.platform.grpc.PlatformReason;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Withdraws attestations: a row beside the attestation, which stays as it was made. */
@ApplicationScoped
public class WithdrawalService {

  private static final String RPC = "plumbline.evidence.v1.AttestationService/WithdrawAttestation";

  private final TenantPool tenants;
  private final AttestationReads reads;
  private final RollupService rollups;
  private final Ledger ledger;
  private final Idempotency idempotency;
  private final Audit audit;
  private final Masker masker;
  private final Clock clock;

  @Inject
  public WithdrawalService(
      TenantPool tenants,
      AttestationReads reads,
      RollupService rollups,
      Ledger ledger,
      Idempotency idempotency,
      Audit audit,
      Masking masking,
      Clock clock) {
    this.tenants = tenants;
    this.reads = reads;
    this.rollups = rollups;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.audit = audit;
    this.masker = masking.masker();
    this.clock = clock;
  }

  Uni<Attestation> withdraw(Caller caller, WithdrawAttestationRequest request) {
    String workload = request.getName().split("/")[1];
    Idempotency.Call call = new Idempotency.Call(RPC, request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c ->
            Workloads.isVisible(c, Viewer.of(caller), workload)
                .chain(
                    seen ->
                        Attestations.find(
                            c, caller.tenant(), seen ? workload : "", request.getName()))
                .invoke(row -> checkMay(caller, row))
                .chain(
                    row ->
                        request.getValidateOnly()
                            ? check(c, caller, row, request)
                            : idempotency.once(
                                c,
                                call,
                                Attestation.parser(),
                                () -> withdraw(c, caller, row, request))));
  }

  private static void checkMay(Caller caller, Row row) {
    if (!Attestations.mayWithdraw(caller, row)) {
      throw DomainException.denied(
          PlatformReason.PERMISSION_MISSING,
          "only its author or an administrator withdraws an attestation");
    }
  }

  private Uni<Attestation> check(
      SqlConnection connection, Caller caller, Row row, WithdrawAttestationRequest request) {
    Drafts.checkStands(request.getName(), row);
    return reads
        .attestations(connection, caller, row.getString("workload"), List.of(row))
        .map(found -> found.get(0));
  }

  private Uni<Attestation> withdraw(
      SqlConnection connection, Caller caller, Row row, WithdrawAttestationRequest request) {
    Drafts.checkStands(request.getName(), row);
    String workload = row.getString("workload");
    RollupKey key = new RollupKey(workload, row.getString("concept"));
    Withdrawal withdrawal =
        new Withdrawal(
            request.getName(),
            masker.mask(request.getReason()),
            caller.subject(),
            caller.name(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    return Locks.shared(connection, caller.tenant())
        .chain(() -> Workloads.lock(connection, caller.tenant(), Set.of(workload)))
        .chain(() -> Attestations.find(connection, caller.tenant(), workload, request.getName()))
        .invoke(locked -> Drafts.checkStands(request.getName(), locked))
        .chain(
            locked ->
                ledger
                    .withdrawal(connection, caller.tenant(), withdrawal)
                    .chain(
                        leaf ->
                            Attestations.withdraw(connection, caller, locked, withdrawal, leaf)))
        .chain(() -> rollups.recountPeople(connection, caller.tenant(), key))
        .call(
            () ->
                audit.record(
                    connection,
                    new AuditEntry(
                        RPC,
                        request.getName(),
                        "withdrawn",
                        Map.of("reason", withdrawal.reason()))))
        .chain(
            versions ->
                Attestations.find(connection, caller.tenant(), workload, request.getName())
                    .chain(
                        after -> reads.attestations(connection, caller, workload, List.of(after)))
                    .map(
                        found ->
                            found.get(0).toBuilder()
                                .setEvidenceVersion(versions.getOrDefault(workload, 0L))
                                .build()));
  }
}
