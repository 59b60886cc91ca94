package io.plumbline.assessment.workload;

import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.WorkloadService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.WorkloadService}. */
@GrpcService
public class WorkloadGrpcService implements WorkloadService {

  private final io.plumbline.assessment.workload.WorkloadService workloads;
  private final ArchiveService archive;
  private final WorkloadReading reading;

  @Inject
  public WorkloadGrpcService(
      io.plumbline.assessment.workload.WorkloadService workloads,
      ArchiveService archive,
      WorkloadReading reading) {
    this.workloads = workloads;
    this.archive = archive;
    this.reading = reading;
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Workload> createWorkload(
      CreateWorkloadRequest request) {
    return workloads.create(request);
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Workload> getWorkload(GetWorkloadRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ListWorkloadsResponse> listWorkloads(ListWorkloadsRequest request) {
    return reading.list(request);
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Workload> updateWorkload(
      UpdateWorkloadRequest request) {
    return workloads.update(request);
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Workload> archiveWorkload(
      ArchiveWorkloadRequest request) {
    return archive.archive(request);
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.Workload> restoreWorkload(
      RestoreWorkloadRequest request) {
    return archive.restore(request);
  }
}
