package io.plumbline.gateway.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectedConcept;
import io.plumbline.proto.evidence.v1.SelectorServiceGrpc;

/** Selects three findings of nine; takes no selector of regions alone. */
public final class FakeSelectors extends SelectorServiceGrpc.SelectorServiceImplBase {
  public static volatile PreviewSelectorRequest asked = PreviewSelectorRequest.getDefaultInstance();

  @Override
  public void previewSelector(
      PreviewSelectorRequest request, StreamObserver<PreviewSelectorResponse> out) {
    asked = request;
    if (request.getSelector().getRulesCount() == 0) {
      out.onError(
          Status.INVALID_ARGUMENT
              .withDescription("must state rules, accounts, ARN patterns or resource tags")
              .asRuntimeException());
      return;
    }
    FakeAssessments.done(
        out,
        PreviewSelectorResponse.newBuilder()
            .setFailingCount(9)
            .setSelectedCount(3)
            .setAcceptedCount(1)
            .addConcepts(concept("sec_identities_enforce_mechanisms", 3, 3))
            .addConcepts(concept("sec_a_concept_with_a_name_that_does_not_end".repeat(3), 4, 2))
            .build());
  }

  private static SelectedConcept concept(String name, long failing, long covered) {
    return SelectedConcept.newBuilder()
        .setConcept(name)
        .setFailingCount(failing)
        .setSelectedCount(covered)
        .setCoveredCount(covered)
        .build();
  }
}
