package io.plumbline.evidence.freshness;

import static io.plumbline.proto.evidence.v1.ErrorReason.ERROR_REASON_FIELD_INVALID;

import com.google.protobuf.Duration;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.Status;
import io.plumbline.evidence.recount.FreshnessChange;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.freshness.Etags;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.ErrorReason;
import io.plumbline.platform.grpc.UpdateMask;
import io.plumbline.platform.idempotency.Idempotency;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.FreshnessPolicy;
import io.plumbline.proto.evidence.v1.FreshnessPolicy.ConceptTtl;
import io.plumbline.proto.evidence.v1.UpdateFreshnessPolicyRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the freshness policy of each tenant, and has a change of it counted. */
@ApplicationScoped
public class FreshnessService {

  private static final String UPDATE =
      "plumbline.evidence.v1.FreshnessService/UpdateFreshnessPolicy";

  private final TenantPool tenants;
  private final FreshnessChange change;
  private final Idempotency idempotency;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public FreshnessService(
      TenantPool tenants,
      FreshnessChange change,
      Idempotency idempotency,
      Audit audit,
      Clock clock) {
    this.tenants = tenants;
    this.change = change;
    this.idempotency = idempotency;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<FreshnessPolicy> get(String tenant) {
    return tenants.in(tenant, c -> Policies.load(c, tenant)).map(Policies.Stored::policy);
  }

  Uni<FreshnessPolicy> update(String tenant, UpdateFreshnessPolicyRequest request) {
    String requestId = request.getValidateOnly() ? "" : request.getRequestId();
    Idempotency.Call call = new Idempotency.Call(UPDATE, requestId, request);
    return tenants.in(
        tenant,
        c ->
            idempotency.once(
                c,
                call,
                FreshnessPolicy.parser(),
                () -> Locks.alone(c, tenant).chain(() -> update(c, tenant, request))));
  }

  private Uni<FreshnessPolicy> update(
      SqlConnection connection, String tenant, UpdateFreshnessPolicyRequest request) {
    return Policies.load(connection, tenant)
        .invoke(stored -> Etags.check(request.getPolicy().getEtag(), stored.version()))
        .chain(
            stored -> {
              FreshnessPolicy wanted =
                  UpdateMask.merge(stored.policy(), request.getPolicy(), request.getUpdateMask())
                      .toBuilder()
                      .setEtag(stored.policy().getEtag())
                      .build();
              return Policies.unknown(connection, tenant, wanted)
                  .invoke(unknown -> check(wanted, Set.copyOf(unknown)))
                  .chain(
                      () ->
                          request.getValidateOnly() || wanted.equals(stored.policy())
                              ? Uni.createFrom().item(wanted)
                              : store(connection, tenant, wanted));
            });
  }

  private Uni<FreshnessPolicy> store(
      SqlConnection connection, String tenant, FreshnessPolicy wanted) {
    return Policies.save(connection, tenant, wanted, clock.instant())
        .chain(
            stored ->
                change
                    .start(connection, tenant)
                    .map(recount -> stored.policy().toBuilder().setRecount(recount).build()))
        .call(() -> audit.record(connection, AuditEntry.of(UPDATE, Policies.NAME, "updated")));
  }

  /** Whole seconds, and concepts that exist, each once. */
  private static void check(FreshnessPolicy policy, Set<String> unknown) {
    List<FieldViolation> violations = new ArrayList<>();
    whole(violations, "policy.scanner_ttl", policy.getScannerTtl());
    whole(violations, "policy.person_ttl", policy.getPersonTtl());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < policy.getConceptsCount(); i++) {
      ConceptTtl own = policy.getConcepts(i);
      String field = "policy.concepts[" + i + "]";
      whole(violations, field + ".scanner_ttl", own.getScannerTtl());
      whole(violations, field + ".person_ttl", own.getPersonTtl());
      if (!seen.add(own.getConcept())) {
        violations.add(violation(field + ".concept", "stands there twice"));
      } else if (unknown.contains(own.getConcept())) {
        violations.add(violation(field + ".concept", "nothing published speaks of it"));
      }
    }
    if (!violations.isEmpty()) {
      throw DomainException.invalid(
          ErrorReason.of(ERROR_REASON_FIELD_INVALID, Status.Code.INVALID_ARGUMENT),
          "the policy breaks " + violations.size() + " rule(s)",
          violations);
    }
  }

  private static void whole(List<FieldViolation> violations, String field, Duration ttl) {
    if (ttl.getNanos() != 0) {
      violations.add(violation(field, "must be whole seconds"));
    }
  }

  private static FieldViolation violation(String field, String description) {
    return FieldViolation.newBuilder().setField(field).setDescription(description).build();
  }
}
