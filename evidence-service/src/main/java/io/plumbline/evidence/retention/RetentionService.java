package io.plumbline.evidence.retention;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.UpdateMask;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.RetentionPolicy;
import io.plumbline.proto.evidence.v1.UpdateRetentionPolicyRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Reads and changes the policy of a tenant. */
@ApplicationScoped
public class RetentionService {

  private static final String RPC = "plumbline.evidence.v1.RetentionService/UpdateRetentionPolicy";

  private final TenantPool tenants;
  private final Idempotency idempotency;
  private final Audit audit;

  @Inject
  public RetentionService(TenantPool tenants, Idempotency idempotency, Audit audit) {
    this.tenants = tenants;
    this.idempotency = idempotency;
    this.audit = audit;
  }

  Uni<RetentionPolicy> get(String tenant) {
    return tenants.in(tenant, c -> Policies.load(c, tenant)).map(Policies.Stored::policy);
  }

  Uni<RetentionPolicy> update(Caller caller, UpdateRetentionPolicyRequest request) {
    Idempotency.Call call = new Idempotency.Call(RPC, request.getRequestId(), request);
    return tenants.in(
        caller.tenant(),
        c -> idempotency.once(c, call, RetentionPolicy.parser(), () -> update(c, caller, request)));
  }

  private Uni<RetentionPolicy> update(
      SqlConnection connection, Caller caller, UpdateRetentionPolicyRequest request) {
    return Policies.lock(connection, caller.tenant())
        .chain(() -> Policies.load(connection, caller.tenant()))
        .chain(
            stored -> {
              RetentionPolicy asked = request.getRetentionPolicy();
              Etags.check(asked.getEtag(), stored.version());
              RetentionPolicy wanted =
                  UpdateMask.merge(stored.policy(), asked, request.getUpdateMask());
              return request.getValidateOnly()
                  ? Uni.createFrom().item(wanted)
                  : Policies.save(connection, caller.tenant(), wanted, caller.name())
                      .map(Policies.Stored::policy)
                      .call(saved -> audit.record(connection, entry(saved)));
            });
  }

  private static AuditEntry entry(RetentionPolicy saved) {
    return new AuditEntry(
        RPC,
        Policies.NAME,
        "updated",
        Map.of(
            "closed_finding_days", Integer.toString(saved.getClosedFindingDays()),
            "quarantine_days", Integer.toString(saved.getQuarantineDays()),
            "scan_days", Integer.toString(saved.getScanDays()),
            "attestation_file_days", Integer.toString(saved.getAttestationFileDays())));
  }
}
