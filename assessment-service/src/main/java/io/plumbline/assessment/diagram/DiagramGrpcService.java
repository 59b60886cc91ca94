package io.plumbline.assessment.diagram;

import io.plumbline.proto.assessment.v1.GetWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.PutWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.RemoveWorkloadDiagramRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadDiagramService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.WorkloadDiagramService}. */
@GrpcService
public class DiagramGrpcService implements WorkloadDiagramService {

  private final DiagramService diagrams;
  private final DiagramReading reading;

  @Inject
  public DiagramGrpcService(DiagramService diagrams, DiagramReading reading) {
    this.diagrams = diagrams;
    this.reading = reading;
  }

  @Override
  public Uni<io.plumbline.proto.assessment.v1.WorkloadDiagram> getWorkloadDiagram(
      GetWorkloadDiagramRequest request) {
    return reading.get(request);
  }

  @Override
  public Uni<Workload> putWorkloadDiagram(PutWorkloadDiagramRequest request) {
    return diagrams.put(request);
  }

  @Override
  public Uni<Workload> removeWorkloadDiagram(RemoveWorkloadDiagramRequest request) {
    return diagrams.remove(request);
  }
}
