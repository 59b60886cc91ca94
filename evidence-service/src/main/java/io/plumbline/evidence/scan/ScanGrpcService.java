package io.plumbline.evidence.scan;

import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ListScansResponse;
import io.plumbline.proto.evidence.v1.Scan;
import io.plumbline.proto.evidence.v1.WatchScanRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code ScanService}. */
@GrpcService
public class ScanGrpcService implements io.plumbline.proto.evidence.v1.ScanService {

  private final ScanService scans;
  private final ScanWatch watch;

  @Inject
  public ScanGrpcService(ScanService scans, ScanWatch watch) {
    this.scans = scans;
    this.watch = watch;
  }

  @Override
  public Uni<Scan> getScan(GetScanRequest request) {
    return scans.get(Caller.current().tenant(), request.getName());
  }

  @Override
  public Uni<ListScansResponse> listScans(ListScansRequest request) {
    return scans.list(Viewer.of(Caller.current()), request);
  }

  @Override
  public Multi<Scan> watchScan(WatchScanRequest request) {
    return watch.states(Caller.current().tenant(), request.getName());
  }
}
