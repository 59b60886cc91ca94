package io.plumbline.assessment.workload;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.proto.assessment.v1.WatchWorkloadRequest;
import io.plumbline.proto.assessment.v1.WatchWorkloadResponse;

/** Streams of workloads, as the room that knows their assessments opens them. */
public interface WorkloadStreams {

  /** Streams a workload and its assessments to the caller until either side ends it. */
  void watch(WatchWorkloadRequest request, ServerCallStreamObserver<WatchWorkloadResponse> stream);
}
