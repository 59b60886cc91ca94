package io.plumbline.cli.ingest;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.evidence.v1.IngestResult;
import io.plumbline.proto.evidence.v1.WorkloadVersion;
import io.plumbline.proto.reporting.v1.GetScorecardRequest;
import io.plumbline.proto.reporting.v1.ScorecardServiceGrpc;
import java.time.Duration;

/** Waits until the scorecards rest on the evidence of an ingest. */
final class ScorecardWait {
  private final Connection connection;
  private final long endNanos;

  ScorecardWait(Connection connection, Duration limit) {
    this.connection = connection;
    this.endNanos = System.nanoTime() + limit.toNanos();
  }

  /**
   * False when the time was up before. A workload without a scorecard the caller may see is left
   * out.
   */
  boolean until(IngestResult result) {
    for (WorkloadVersion workload : result.getWorkloadsList()) {
      if (!isReached(workload)) {
        return false;
      }
    }
    return true;
  }

  private boolean isReached(WorkloadVersion workload) {
    Duration left = Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
    try {
      connection
          .stub(Part.REPORTING, ScorecardServiceGrpc::newBlockingStub, left)
          .getScorecard(
              GetScorecardRequest.newBuilder()
                  .setName(workload.getWorkload() + "/scorecard")
                  .setMinEvidenceVersion(workload.getEvidenceVersion())
                  .build());
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return true;
      }
      if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
        return false;
      }
      throw e;
    }
  }
}
