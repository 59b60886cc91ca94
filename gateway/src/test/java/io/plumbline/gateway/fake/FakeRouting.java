package io.plumbline.gateway.fake;

import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesRequest;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesResponse;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsRequest;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsResponse;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.PreviewScopeRequest;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse;
import io.plumbline.proto.evidence.v1.RoutingServiceGrpc;
import io.plumbline.proto.evidence.v1.UnmappedRule;
import io.plumbline.proto.evidence.v1.UnroutedGroup;

/** One rule that reaches no workload, and one that speaks to no practice. */
public final class FakeRouting extends RoutingServiceGrpc.RoutingServiceImplBase {

  public static volatile PreviewScopeRequest previewed = PreviewScopeRequest.getDefaultInstance();

  @Override
  public void previewScope(PreviewScopeRequest request, StreamObserver<PreviewScopeResponse> out) {
    previewed = request;
    FakeAssessments.done(
        out,
        PreviewScopeResponse.newBuilder()
            .setFindingCount(1_234)
            .setUnroutedCount(56)
            .addObservations(
                PreviewScopeResponse.ObservationCount.newBuilder()
                    .setObservation(Observation.OBSERVATION_FAIL)
                    .setFindingCount(1_000))
            .addRules(
                PreviewScopeResponse.RuleCount.newBuilder()
                    .setRule("prowler:s3_bucket_public_access")
                    .setFindingCount(78))
            .setRuleCount(4)
            .setTruncated(true)
            .build());
  }

  @Override
  public void listUnroutedGroups(
      ListUnroutedGroupsRequest request, StreamObserver<ListUnroutedGroupsResponse> out) {
    FakeAssessments.done(
        out,
        ListUnroutedGroupsResponse.newBuilder()
            .setUnroutedCount(1_234)
            .addUnroutedGroups(
                UnroutedGroup.newBuilder()
                    .setAccount("999988887777")
                    .setRule("prowler:s3_bucket_public_access")
                    .setUnroutedCount(1_234)
                    .setFindingCount(2_000)
                    .setLastObserveTime(FakeAssessments.THEN))
            .setNextPageToken(request.getPageToken().isEmpty() ? "more" : "")
            .build());
  }

  @Override
  public void listUnmappedRules(
      ListUnmappedRulesRequest request, StreamObserver<ListUnmappedRulesResponse> out) {
    FakeAssessments.done(
        out,
        ListUnmappedRulesResponse.newBuilder()
            .addUnmappedRules(
                UnmappedRule.newBuilder()
                    .setRule("homegrown:" + "a-rule-with-a-long-name-".repeat(8))
                    .setFindingCount(41)
                    .setFirstObserveTime(FakeAssessments.THEN)
                    .setLastObserveTime(FakeAssessments.THEN))
            .build());
  }
}
