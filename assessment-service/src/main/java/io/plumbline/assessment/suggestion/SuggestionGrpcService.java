package io.plumbline.assessment.suggestion;

import io.plumbline.proto.assessment.v1.ListSuggestionsRequest;
import io.plumbline.proto.assessment.v1.ListSuggestionsResponse;
import io.plumbline.proto.assessment.v1.SuggestionService;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract {@code plumbline.assessment.v1.SuggestionService}. */
@GrpcService
public class SuggestionGrpcService implements SuggestionService {

  private final SuggestionReading reading;

  @Inject
  public SuggestionGrpcService(SuggestionReading reading) {
    this.reading = reading;
  }

  @Override
  public Uni<ListSuggestionsResponse> listSuggestions(ListSuggestionsRequest request) {
    return reading.list(request);
  }
}
