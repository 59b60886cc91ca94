package io.plumbline.gateway.planning;

import io.grpc.Status;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.standing.Newest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a concept of a workload, which is what a finding speaks to, to the form that plans an
 * improvement for its practice in the assessment that is in use.
 */
@Path("/improvements/for")
@Authenticated
public class ConceptResource {
  private static final int ASSESSMENTS = 50;
  private static final int ALL = 1000;
  private static final Pattern WORKLOAD = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final MutinyAssessmentServiceStub assessments;
  private final Calls calls;

  ConceptResource(@GrpcClient("assessment") MutinyAssessmentServiceStub assessments, Calls calls) {
    this.assessments = assessments;
    this.calls = calls;
  }

  /** Leads to the form; where no assessment has such a practice, that is said. */
  @GET
  public Uni<Response> form(
      @RestQuery @Nullable String workload,
      @RestQuery @Nullable String concept,
      @RestQuery @Nullable String findings) {
    if (workload == null || concept == null || !WORKLOAD.matcher(workload).matches()) {
      throw new NotFoundException();
    }
    return calls
        .on(assessments)
        .listAssessments(
            ListAssessmentsRequest.newBuilder()
                .setParent("workloads/" + workload)
                .setPageSize(ASSESSMENTS)
                .build())
        .map(found -> Newest.of(found).orElseThrow(() -> none(workload)))
        .chain(assessment -> practice(assessment, workload, concept))
        .map(
            state ->
                Response.seeOther(
                        URI.create(
                            Address.of("/improvements/new")
                                .with("answer", state.getAnswerName())
                                .with("findings", findings == null ? "" : findings)
                                .href()))
                    .build());
  }

  private Uni<PracticeState> practice(Assessment assessment, String workload, String concept) {
    return calls
        .on(assessments)
        .listPracticeStates(
            ListPracticeStatesRequest.newBuilder()
                .setParent(assessment.getName())
                .setPageSize(ALL)
                .build())
        .map(
            found ->
                found.getPracticeStatesList().stream()
                    .filter(state -> state.getConcept().equals(concept))
                    .findFirst()
                    .orElseThrow(() -> none(workload)));
  }

  private static RuntimeException none(String workload) {
    return Status.FAILED_PRECONDITION
        .withDescription(
            "No assessment of "
                + workload
                + " has a practice for this finding. Start one first, then plan what is to be done.")
        .asRuntimeException();
  }
}
