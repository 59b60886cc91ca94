package io.plumbline.gateway.milestone;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.MutinyMilestoneServiceGrpc.MutinyMilestoneServiceStub;
import io.plumbline.proto.assessment.v1.MutinyWorkloadServiceGrpc.MutinyWorkloadServiceStub;
import io.plumbline.proto.assessment.v1.Workload;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Function;

/** Asks about milestones, and beside it what their workload is called. */
@RequestScoped
public class MilestoneLoader {
  private final MutinyMilestoneServiceStub milestones;
  private final MutinyWorkloadServiceStub workloads;
  private final Calls calls;

  MilestoneLoader(
      @GrpcClient("assessment") MutinyMilestoneServiceStub milestones,
      @GrpcClient("assessment") MutinyWorkloadServiceStub workloads,
      Calls calls) {
    this.milestones = milestones;
    this.workloads = workloads;
    this.calls = calls;
  }

  /**
   * What was found.
   *
   * @param workload the workload's name for people
   */
  public record Named<T>(T found, String workload) {}

  /** The answer to a question about milestones of an assessment. */
  public <T> Uni<Named<T>> ask(
      AssessmentPath path, Function<MutinyMilestoneServiceStub, Uni<T>> question) {
    return Uni.combine()
        .all()
        .unis(
            question.apply(calls.on(milestones)),
            calls
                .on(workloads)
                .getWorkload(GetWorkloadRequest.newBuilder().setName(path.workloadName()).build())
                .map(Workload::getDisplayName))
        .asTuple()
        .map(both -> new Named<>(both.getItem1(), both.getItem2()));
  }
}
