package io.plumbline.assessment.freeze;

import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.MilestoneService}. */
@GrpcService
public class MilestoneGrpcService implements io.plumbline.proto.assessment.v1.MilestoneService {

  private final io.plumbline.assessment.freeze.MilestoneService milestones;
  private final MilestoneReading reading;

  @Inject
  public MilestoneGrpcService(
      io.plumbline.assessment.freeze.MilestoneService milestones, MilestoneReading reading) {
    this.milestones = milestones;
    this.reading = reading;
  }

  @Override
  public Uni<Milestone> createMilestone(CreateMilestoneRequest request) {
    return milestones.create(request);
  }

  @Override
  public Uni<Milestone> getMilestone(GetMilestoneRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ListMilestonesResponse> listMilestones(ListMilestonesRequest request) {
    return reading.list(request);
  }
}
