package io.plumbline.assessment.workload;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.WatchWorkloadRequest;
import io.plumbline.proto.assessment.v1.WatchWorkloadResponse;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/**
 * The contract {@code plumbline.assessment.v1.WorkloadService}. It is an {@code ImplBase} because
 * of its stream: the Mutiny form would buffer without bound for a slow reader.
 */
@GrpcService
public class WorkloadGrpcService extends WorkloadServiceGrpc.WorkloadServiceImplBase {

  private final io.plumbline.assessment.workload.WorkloadService workloads;
  private final ArchiveService archive;
  private final WorkloadReading reading;
  private final WorkloadStreams streams;
  private final Errors errors;

  @Inject
  public WorkloadGrpcService(
      io.plumbline.assessment.workload.WorkloadService workloads,
      ArchiveService archive,
      WorkloadReading reading,
      WorkloadStreams streams,
      Errors errors) {
    this.workloads = workloads;
    this.archive = archive;
    this.reading = reading;
    this.streams = streams;
    this.errors = errors;
  }

  @Override
  public void createWorkload(
      CreateWorkloadRequest request, StreamObserver<io.plumbline.proto.assessment.v1.Workload> to) {
    answer(workloads.create(request), to);
  }

  @Override
  public void getWorkload(
      GetWorkloadRequest request, StreamObserver<io.plumbline.proto.assessment.v1.Workload> to) {
    answer(reading.get(request), to);
  }

  @Override
  public void listWorkloads(
      ListWorkloadsRequest request, StreamObserver<ListWorkloadsResponse> to) {
    answer(reading.list(request), to);
  }

  @Override
  public void updateWorkload(
      UpdateWorkloadRequest request, StreamObserver<io.plumbline.proto.assessment.v1.Workload> to) {
    answer(workloads.update(request), to);
  }

  @Override
  public void archiveWorkload(
      ArchiveWorkloadRequest request,
      StreamObserver<io.plumbline.proto.assessment.v1.Workload> to) {
    answer(archive.archive(request), to);
  }

  @Override
  public void restoreWorkload(
      RestoreWorkloadRequest request,
      StreamObserver<io.plumbline.proto.assessment.v1.Workload> to) {
    answer(archive.restore(request), to);
  }

  @Override
  public void watchWorkload(
      WatchWorkloadRequest request, StreamObserver<WatchWorkloadResponse> to) {
    streams.watch(request, (ServerCallStreamObserver<WatchWorkloadResponse>) to);
  }

  private <T> void answer(Uni<T> work, StreamObserver<T> to) {
    work.subscribe()
        .with(
            item -> {
              to.onNext(item);
              to.onCompleted();
            },
            failure -> to.onError(errors.transform(failure)));
  }
}
