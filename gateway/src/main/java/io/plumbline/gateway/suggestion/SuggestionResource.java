package io.plumbline.gateway.suggestion;

import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Terms;
import io.plumbline.proto.assessment.v1.ListSuggestionsRequest;
import io.plumbline.proto.assessment.v1.MutinySuggestionServiceGrpc.MutinySuggestionServiceStub;
import io.plumbline.proto.assessment.v1.Suggestion;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What could be answered for one practice. It is read beside the panel, which does not wait. */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}/suggestions")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SuggestionResource {
  private static final String PREFIX = "ANSWER_STATUS_";

  private final MutinySuggestionServiceStub suggestions;
  private final Calls calls;

  SuggestionResource(
      @GrpcClient("assessment") MutinySuggestionServiceStub suggestions, Calls calls) {
    this.suggestions = suggestions;
    this.calls = calls;
  }

  @CheckedTemplate(basePath = "suggestion")
  static class Templates {
    static native TemplateInstance lines(List<SuggestionLine> lines);
  }

  /** A line for each; nothing when there is none. */
  @GET
  public Uni<TemplateInstance> list(
      @RestPath String workload, @RestPath String assessment, @RestPath String practice) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    return calls
        .on(suggestions)
        .listSuggestions(
            ListSuggestionsRequest.newBuilder()
                .setParent(path.name())
                .setFilter("practice = \"" + key + "\"")
                .build())
        .map(found -> found.getSuggestionsList().stream().map(SuggestionResource::line).toList())
        .map(Templates::lines);
  }

  private static SuggestionLine line(Suggestion suggestion) {
    String words = Terms.declared(suggestion.getStatus());
    return new SuggestionLine(
        suggestion.hasDegree() ? words + ", " + suggestion.getDegree() + " %" : words,
        String.join(" ", suggestion.getReasonsList()),
        suggestion.getStatus().name().substring(PREFIX.length()),
        suggestion.hasDegree() ? Integer.toString(suggestion.getDegree()) : "",
        suggestion.getReason());
  }
}
