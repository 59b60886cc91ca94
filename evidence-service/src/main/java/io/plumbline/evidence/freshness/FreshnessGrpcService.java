package io.plumbline.evidence.freshness;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.FreshnessPolicy;
import io.plumbline.proto.evidence.v1.GetFreshnessPolicyRequest;
import io.plumbline.proto.evidence.v1.ListExpiringConceptsRequest;
import io.plumbline.proto.evidence.v1.ListExpiringConceptsResponse;
import io.plumbline.proto.evidence.v1.UpdateFreshnessPolicyRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code FreshnessService}. */
@GrpcService
public class FreshnessGrpcService implements io.plumbline.proto.evidence.v1.FreshnessService {

  private final FreshnessService policies;
  private final ExpiringConcepts expiring;

  @Inject
  public FreshnessGrpcService(FreshnessService policies, ExpiringConcepts expiring) {
    this.policies = policies;
    this.expiring = expiring;
  }

  @Override
  public Uni<FreshnessPolicy> getFreshnessPolicy(GetFreshnessPolicyRequest request) {
    return policies.get(Caller.current().tenant());
  }

  @Override
  public Uni<FreshnessPolicy> updateFreshnessPolicy(UpdateFreshnessPolicyRequest request) {
    return policies.update(Caller.current().tenant(), request);
  }

  @Override
  public Uni<ListExpiringConceptsResponse> listExpiringConcepts(
      ListExpiringConceptsRequest request) {
    return expiring.list(Viewer.of(Caller.current()), request);
  }
}
