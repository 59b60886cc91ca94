package io.plumbline.evidence.scan;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ListScansResponse;
import io.plumbline.proto.evidence.v1.Scan;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code ScanService}. */
@GrpcService
public class ScanGrpcService implements io.plumbline.proto.evidence.v1.ScanService {

  private final ScanService scans;

  @Inject
  public ScanGrpcService(ScanService scans) {
    this.scans = scans;
  }

  @Override
  public Uni<Scan> getScan(GetScanRequest request) {
    return scans.get(Caller.current().tenant(), request.getName());
  }

  @Override
  public Uni<ListScansResponse> listScans(ListScansRequest request) {
    return scans.list(Caller.current().tenant(), request);
  }
}
