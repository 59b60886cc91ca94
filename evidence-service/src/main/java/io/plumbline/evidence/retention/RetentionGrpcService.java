package io.plumbline.evidence.retention;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.CreateLegalHoldRequest;
import io.plumbline.proto.evidence.v1.GetRetentionPolicyRequest;
import io.plumbline.proto.evidence.v1.LegalHold;
import io.plumbline.proto.evidence.v1.ListLegalHoldsRequest;
import io.plumbline.proto.evidence.v1.ListLegalHoldsResponse;
import io.plumbline.proto.evidence.v1.ListTombstonesRequest;
import io.plumbline.proto.evidence.v1.ListTombstonesResponse;
import io.plumbline.proto.evidence.v1.ReleaseLegalHoldRequest;
import io.plumbline.proto.evidence.v1.RetentionPolicy;
import io.plumbline.proto.evidence.v1.UpdateRetentionPolicyRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code RetentionService}. */
@GrpcService
public class RetentionGrpcService implements io.plumbline.proto.evidence.v1.RetentionService {

  private final RetentionService policies;
  private final LegalHolds holds;
  private final Tombstones tombstones;

  @Inject
  public RetentionGrpcService(RetentionService policies, LegalHolds holds, Tombstones tombstones) {
    this.policies = policies;
    this.holds = holds;
    this.tombstones = tombstones;
  }

  @Override
  public Uni<RetentionPolicy> getRetentionPolicy(GetRetentionPolicyRequest request) {
    return policies.get(Caller.current().tenant());
  }

  @Override
  public Uni<RetentionPolicy> updateRetentionPolicy(UpdateRetentionPolicyRequest request) {
    return policies.update(Caller.current(), request);
  }

  @Override
  public Uni<LegalHold> createLegalHold(CreateLegalHoldRequest request) {
    return holds.create(Caller.current(), request);
  }

  @Override
  public Uni<ListLegalHoldsResponse> listLegalHolds(ListLegalHoldsRequest request) {
    return holds.list(Caller.current().tenant(), request);
  }

  @Override
  public Uni<LegalHold> releaseLegalHold(ReleaseLegalHoldRequest request) {
    return holds.release(Caller.current(), request);
  }

  @Override
  public Uni<ListTombstonesResponse> listTombstones(ListTombstonesRequest request) {
    return tombstones.list(Caller.current().tenant(), request);
  }
}
