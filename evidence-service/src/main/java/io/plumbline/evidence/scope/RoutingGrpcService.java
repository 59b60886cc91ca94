package io.plumbline.evidence.scope;

import io.plumbline.evidence.tally.TallyReads;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesRequest;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesResponse;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsRequest;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsResponse;
import io.plumbline.proto.evidence.v1.PreviewScopeRequest;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse;
import io.plumbline.proto.evidence.v1.RoutingService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code RoutingService}. */
@GrpcService
public class RoutingGrpcService implements RoutingService {

  private final ScopePreview preview;
  private final TallyReads tally;

  @Inject
  public RoutingGrpcService(ScopePreview preview, TallyReads tally) {
    this.preview = preview;
    this.tally = tally;
  }

  @Override
  public Uni<PreviewScopeResponse> previewScope(PreviewScopeRequest request) {
    return preview.of(Caller.current().tenant(), request);
  }

  @Override
  public Uni<ListUnroutedGroupsResponse> listUnroutedGroups(ListUnroutedGroupsRequest request) {
    return tally.unrouted(Caller.current().tenant(), request);
  }

  @Override
  public Uni<ListUnmappedRulesResponse> listUnmappedRules(ListUnmappedRulesRequest request) {
    return tally.unmapped(Caller.current().tenant(), request);
  }
}
