package io.plumbline.gateway.fake;

import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ListSuggestionsRequest;
import io.plumbline.proto.assessment.v1.ListSuggestionsResponse;
import io.plumbline.proto.assessment.v1.Suggestion;
import io.plumbline.proto.assessment.v1.SuggestionServiceGrpc;

/** Proposes for {@code sec02-bp02} what it is not answered yet, and nothing else. */
public final class FakeSuggestions extends SuggestionServiceGrpc.SuggestionServiceImplBase {

  @Override
  public void listSuggestions(
      ListSuggestionsRequest request, StreamObserver<ListSuggestionsResponse> out) {
    ListSuggestionsResponse.Builder page = ListSuggestionsResponse.newBuilder();
    boolean partly =
        FakeAssessments.answer("sec02-bp02").getStatus()
            == AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED;
    if (request.getFilter().equals("practice = \"sec02-bp02\"") && !partly) {
      page.addSuggestions(
          Suggestion.newBuilder()
              .setBasis(Suggestion.Basis.BASIS_EVIDENCE)
              .setStatus(AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED)
              .setDegree(73)
              .addReasons("8 of 11 results pass, 3 fail.")
              .addReasons("A <b>person</b> has attested it."));
    }
    FakeAssessments.done(out, page.build());
  }
}
