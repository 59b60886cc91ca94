package io.plumbline.gateway.fake;

import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.Contradiction;
import io.plumbline.proto.assessment.v1.ContradictionServiceGrpc;
import io.plumbline.proto.assessment.v1.ListContradictionsRequest;
import io.plumbline.proto.assessment.v1.ListContradictionsResponse;
import io.plumbline.proto.assessment.v1.PracticeState;

/** One practice that leans, by the first of {@link FakeAssessments#states}. */
public final class FakeContradictions
    extends ContradictionServiceGrpc.ContradictionServiceImplBase {
  public static volatile ListContradictionsRequest asked =
      ListContradictionsRequest.getDefaultInstance();

  @Override
  public void listContradictions(
      ListContradictionsRequest request, StreamObserver<ListContradictionsResponse> out) {
    asked = request;
    ListContradictionsResponse.Builder page = ListContradictionsResponse.newBuilder();
    if (!request.getFilter().contains("UNDERSTATED")) {
      PracticeState state =
          FakeAssessments.states().get(0).toBuilder()
              .setVerdictTime(FakeAssessments.THEN)
              .setPractice("frameworks/aws-wa-security/editions/seed/practices/sec01-bp01")
              .build();
      page.setTotalSize(1)
          .addContradictions(
              Contradiction.newBuilder()
                  .setState(state)
                  .setWorkloadDisplayName("Payments <b>api</b>")
                  .setKind(Contradiction.Kind.KIND_OVERSTATED)
                  .addResolutions(Contradiction.Resolution.RESOLUTION_REQUEST_EXCEPTION));
    }
    FakeAssessments.done(out, page.build());
  }
}
