package io.plumbline.assessment.planning;

import io.plumbline.assessment.improvement.ImprovementAction;
import io.plumbline.assessment.planning.ImprovementService.Wish;
import io.plumbline.proto.assessment.v1.CloseImprovementRequest;
import io.plumbline.proto.assessment.v1.CreateImprovementRequest;
import io.plumbline.proto.assessment.v1.GetImprovementRequest;
import io.plumbline.proto.assessment.v1.Improvement;
import io.plumbline.proto.assessment.v1.ListImprovementEventsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementEventsResponse;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import io.plumbline.proto.assessment.v1.ReopenImprovementRequest;
import io.plumbline.proto.assessment.v1.StartImprovementRequest;
import io.plumbline.proto.assessment.v1.UpdateImprovementRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.ImprovementService}. */
@GrpcService
public class ImprovementGrpcService implements io.plumbline.proto.assessment.v1.ImprovementService {

  private final PlanService plans;
  private final io.plumbline.assessment.planning.ImprovementService improvements;
  private final ImprovementReading reading;

  @Inject
  public ImprovementGrpcService(
      PlanService plans,
      io.plumbline.assessment.planning.ImprovementService improvements,
      ImprovementReading reading) {
    this.plans = plans;
    this.improvements = improvements;
    this.reading = reading;
  }

  @Override
  public Uni<Improvement> createImprovement(CreateImprovementRequest request) {
    return plans.create(request);
  }

  @Override
  public Uni<Improvement> getImprovement(GetImprovementRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<ListImprovementsResponse> listImprovements(ListImprovementsRequest request) {
    return reading.list(request);
  }

  @Override
  public Uni<Improvement> updateImprovement(UpdateImprovementRequest request) {
    return plans.update(request);
  }

  @Override
  public Uni<Improvement> startImprovement(StartImprovementRequest request) {
    return improvements.act(
        new Wish(
            ImprovementAction.START,
            "StartImprovement",
            request.getName(),
            "",
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Improvement> closeImprovement(CloseImprovementRequest request) {
    boolean done = request.getOutcome() == Improvement.State.STATE_DONE;
    return improvements.act(
        new Wish(
            done ? ImprovementAction.COMPLETE : ImprovementAction.DROP,
            "CloseImprovement",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<Improvement> reopenImprovement(ReopenImprovementRequest request) {
    return improvements.act(
        new Wish(
            ImprovementAction.REOPEN,
            "ReopenImprovement",
            request.getName(),
            request.getReason(),
            request.getEtag(),
            request.getRequestId(),
            request));
  }

  @Override
  public Uni<ListImprovementEventsResponse> listImprovementEvents(
      ListImprovementEventsRequest request) {
    return reading.events(request);
  }
}
