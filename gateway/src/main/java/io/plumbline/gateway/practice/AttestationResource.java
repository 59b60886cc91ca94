package io.plumbline.gateway.practice;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.problem.Problems;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.standing.AssessmentPath;
import io.plumbline.gateway.words.Instants;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.MutinyAssessmentServiceGrpc.MutinyAssessmentServiceStub;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.MutinyAttestationServiceGrpc.MutinyAttestationServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Takes attestations. */
@Path("/workloads/{workload}/assessments/{assessment}/practices/{practice}/attestations")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AttestationResource {
  private static final int UNPROCESSABLE = 422;

  private final MutinyAttestationServiceStub attestations;
  private final MutinyAssessmentServiceStub assessments;
  private final PanelLoader panels;
  private final Session session;
  private final Calls calls;

  AttestationResource(
      @GrpcClient("evidence") MutinyAttestationServiceStub attestations,
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      PanelLoader panels,
      Session session,
      Calls calls) {
    this.attestations = attestations;
    this.assessments = assessments;
    this.panels = panels;
    this.session = session;
    this.calls = calls;
  }

  /** Attests the practice. The verdict follows when the evidence has arrived, by live update. */
  @POST
  public Uni<Response> attest(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestHeader("HX-Request") @Nullable String htmx,
      @BeanParam AttestationInput input) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    PracticeView view = panels.view(path);
    MutinyAttestationServiceStub evidence = calls.on(attestations);
    return calls
        .on(assessments)
        .getAssessment(GetAssessmentRequest.newBuilder().setName(path.name()).build())
        .map(found -> request(path, found.getEdition() + "/practices/" + key, input))
        .chain(evidence::createAttestation)
        .chain(made -> answer(path, key, view, htmx, Response.Status.OK.getStatusCode()))
        .onFailure(failure -> Problems.is(failure, Status.Code.INVALID_ARGUMENT))
        .recoverWithUni(
            failure ->
                answer(
                    path,
                    key,
                    view.attestationFailed(
                        "Not saved: " + Problems.why((StatusRuntimeException) failure),
                        input.stated()),
                    htmx,
                    UNPROCESSABLE));
  }

  private CreateAttestationRequest request(
      AssessmentPath path, String practice, AttestationInput input) {
    Attestation.Builder attestation =
        Attestation.newBuilder()
            .setPractice(practice)
            .setOutcome(input.found())
            .setMethod(input.way())
            .setStatement(input.stated());
    input.end(session.zone()).ifPresent(until -> attestation.setValidUntilTime(Instants.of(until)));
    return CreateAttestationRequest.newBuilder()
        .setParent(path.workloadName())
        .setAttestation(attestation)
        .setRequestId(UUID.randomUUID().toString())
        .build();
  }

  private Uni<Response> answer(
      AssessmentPath path, String key, PracticeView view, @Nullable String htmx, int status) {
    if (htmx == null && status != UNPROCESSABLE) {
      URI back = URI.create(path.base() + "?practice=" + key + "#attestations");
      return Uni.createFrom().item(Response.seeOther(back).build());
    }
    return panels
        .panel(path, key, 0, view)
        .map(
            panel ->
                Response.status(status)
                    .entity(
                        htmx == null ? PracticePanels.alone(panel) : PracticePanels.panel(panel))
                    .build());
  }
}
