package io.plumbline.evidence.explorer;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.FindingFacets;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.GetFindingRequest;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code FindingService}. */
@GrpcService
public class FindingGrpcService implements io.plumbline.proto.evidence.v1.FindingService {

  private final FindingService findings;

  @Inject
  public FindingGrpcService(FindingService findings) {
    this.findings = findings;
  }

  @Override
  public Uni<io.plumbline.proto.evidence.v1.Finding> getFinding(GetFindingRequest request) {
    return findings.get(Viewer.of(Caller.current()), request.getName());
  }

  @Override
  public Uni<ListFindingsResponse> listFindings(ListFindingsRequest request) {
    return findings.list(Viewer.of(Caller.current()), request);
  }

  @Override
  public Uni<FindingFacets> getFindingFacets(GetFindingFacetsRequest request) {
    return findings.facets(Viewer.of(Caller.current()), request);
  }
}
