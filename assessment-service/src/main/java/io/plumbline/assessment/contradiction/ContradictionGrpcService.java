package io.plumbline.assessment.contradiction;

import io.plumbline.proto.assessment.v1.ContradictionService;
import io.plumbline.proto.assessment.v1.ListContradictionsRequest;
import io.plumbline.proto.assessment.v1.ListContradictionsResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.ContradictionService}. */
@GrpcService
public class ContradictionGrpcService implements ContradictionService {

  private final ContradictionReading reading;

  @Inject
  public ContradictionGrpcService(ContradictionReading reading) {
    this.reading = reading;
  }

  @Override
  public Uni<ListContradictionsResponse> listContradictions(ListContradictionsRequest request) {
    return reading.list(request);
  }
}
