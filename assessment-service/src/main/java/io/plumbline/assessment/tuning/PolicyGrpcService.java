package io.plumbline.assessment.tuning;

import io.plumbline.proto.assessment.v1.ActivatePolicyRequest;
import io.plumbline.proto.assessment.v1.CreatePolicyVersionRequest;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesResponse;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsResponse;
import io.plumbline.proto.assessment.v1.PreviewPolicyRequest;
import io.plumbline.proto.assessment.v1.PreviewPolicyResponse;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.PolicyService}. */
@GrpcService
public class PolicyGrpcService implements io.plumbline.proto.assessment.v1.PolicyService {

  private final PolicyReading reading;
  private final PolicyPreview preview;
  private final PolicyHistory history;
  private final io.plumbline.assessment.tuning.PolicyService policies;

  @Inject
  public PolicyGrpcService(
      PolicyReading reading,
      PolicyPreview preview,
      PolicyHistory history,
      io.plumbline.assessment.tuning.PolicyService policies) {
    this.reading = reading;
    this.preview = preview;
    this.history = history;
    this.policies = policies;
  }

  @Override
  public Uni<ListPoliciesResponse> listPolicies(ListPoliciesRequest request) {
    return reading.list(request);
  }

  @Override
  public Uni<ScoringPolicy> getPolicy(GetPolicyRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ScoringPolicy> createPolicyVersion(CreatePolicyVersionRequest request) {
    return policies.create(request);
  }

  @Override
  public Uni<PreviewPolicyResponse> previewPolicy(PreviewPolicyRequest request) {
    return preview.preview(request);
  }

  @Override
  public Uni<ScoringPolicy> activatePolicy(ActivatePolicyRequest request) {
    return policies.activate(request);
  }

  @Override
  public Uni<ListPolicyActivationsResponse> listPolicyActivations(
      ListPolicyActivationsRequest request) {
    return history.list(request);
  }
}
