package io.plumbline.gateway.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.GetScanRequest;
import io.plumbline.proto.evidence.v1.IngestOutcomes;
import io.plumbline.proto.evidence.v1.ListScansRequest;
import io.plumbline.proto.evidence.v1.ListScansResponse;
import io.plumbline.proto.evidence.v1.Scan;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.plumbline.proto.evidence.v1.ScanScope;
import io.plumbline.proto.evidence.v1.ScanServiceGrpc;

/** One scan that runs and one that has ended. */
public final class FakeScans extends ScanServiceGrpc.ScanServiceImplBase {
  public static final String RUNNING = "0190a0a0-0000-7000-8000-000000000001";
  public static final String ENDED = "0190a0a0-0000-7000-8000-000000000002";

  @Override
  public void listScans(ListScansRequest request, StreamObserver<ListScansResponse> out) {
    FakeAssessments.done(
        out,
        ListScansResponse.newBuilder()
            .addScans(scan(RUNNING))
            .addScans(scan(ENDED))
            .setNextPageToken(request.getPageToken().isEmpty() ? "older" : "")
            .build());
  }

  @Override
  public void getScan(GetScanRequest request, StreamObserver<Scan> out) {
    String id = request.getName().substring("scans/".length());
    if (id.equals(RUNNING) || id.equals(ENDED)) {
      FakeAssessments.done(out, scan(id));
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  private static Scan scan(String id) {
    Scan.Builder scan =
        Scan.newBuilder()
            .setName("scans/" + id)
            .setSource("sources/prowler-production")
            .setPrincipal("pipeline")
            .setCreateTime(FakeAssessments.THEN)
            .setOutcomes(
                IngestOutcomes.newBuilder()
                    .setRead(1_000)
                    .setNew(600)
                    .setChanged(100)
                    .setRefreshed(290)
                    .setQuarantined(10)
                    .setGone(4)
                    .setUnmapped(50));
    return id.equals(RUNNING)
        ? scan.setState(Scan.State.STATE_RUNNING).setFormat(ScanFormat.SCAN_FORMAT_NATIVE).build()
        : scan.setState(Scan.State.STATE_SUCCEEDED)
            .setFormat(ScanFormat.SCAN_FORMAT_PROWLER_OCSF)
            .setFileName("output-" + "111122223333-".repeat(14) + ".ocsf.json")
            .setComplete(true)
            .setError("nothing was declared gone: not all that this scan held is known")
            .setFinishTime(FakeAssessments.THEN)
            .setScope(
                ScanScope.newBuilder()
                    .addAccounts("111122223333")
                    .addRegions("eu-central-1")
                    .addRegions("")
                    .addRules("prowler:rule_0"))
            .build();
  }
}
