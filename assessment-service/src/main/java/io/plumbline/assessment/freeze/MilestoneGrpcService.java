package io.plumbline.assessment.freeze;

import io.plumbline.proto.assessment.v1.CompareMilestonesRequest;
import io.plumbline.proto.assessment.v1.CompareMilestonesResponse;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesResponse;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.VerifyMilestoneRequest;
import io.plumbline.proto.assessment.v1.VerifyMilestoneResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.MilestoneService}. */
@GrpcService
public class MilestoneGrpcService implements io.plumbline.proto.assessment.v1.MilestoneService {

  private final io.plumbline.assessment.freeze.MilestoneService milestones;
  private final MilestoneReading reading;
  private final CompareService compare;
  private final VerifyService verify;

  @Inject
  public MilestoneGrpcService(
      io.plumbline.assessment.freeze.MilestoneService milestones,
      MilestoneReading reading,
      CompareService compare,
      VerifyService verify) {
    this.milestones = milestones;
    this.reading = reading;
    this.compare = compare;
    this.verify = verify;
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

  @Override
  public Uni<CompareMilestonesResponse> compareMilestones(CompareMilestonesRequest request) {
    return compare.compare(request);
  }

  @Override
  public Uni<VerifyMilestoneResponse> verifyMilestone(VerifyMilestoneRequest request) {
    return verify.verify(request);
  }
}
