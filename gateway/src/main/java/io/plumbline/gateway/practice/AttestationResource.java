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
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
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
  private final FileSender files;
  private final PanelLoader panels;
  private final Session session;
  private final Calls calls;

  AttestationResource(
      @GrpcClient("evidence") MutinyAttestationServiceStub attestations,
      @GrpcClient("assessment") MutinyAssessmentServiceStub assessments,
      FileSender files,
      PanelLoader panels,
      Session session,
      Calls calls) {
    this.attestations = attestations;
    this.assessments = assessments;
    this.files = files;
    this.panels = panels;
    this.session = session;
    this.calls = calls;
  }

  /**
   * Attests the practice, with files. The verdict follows when the evidence has arrived, by live
   * update.
   */
  @POST
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
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
        .map(found -> attestation(path, found.getEdition() + "/practices/" + key, input))
        .chain(made -> files.send(path.workloadName(), input.chosen()).map(made::addAllFiles))
        .map(made -> request(path, made))
        .chain(evidence::createAttestation)
        .chain(made -> answer(path, key, view, htmx, Response.Status.OK.getStatusCode()))
        .onFailure(AttestationResource::isRefused)
        .recoverWithUni(
            failure ->
                answer(
                    path,
                    key,
                    view.attestationFailed(why(failure, input), input),
                    htmx,
                    UNPROCESSABLE));
  }

  /** Withdraws an attestation. */
  @POST
  @Path("/{attestation}/withdraw")
  public Uni<Response> withdraw(
      @RestPath String workload,
      @RestPath String assessment,
      @RestPath String practice,
      @RestPath String attestation,
      @RestHeader("HX-Request") @Nullable String htmx,
      @RestForm @Nullable String reason) {
    AssessmentPath path = new AssessmentPath(workload, assessment);
    String key = AssessmentPath.practice(practice);
    PracticeView view = panels.view(path);
    return calls
        .on(attestations)
        .withdrawAttestation(
            WithdrawAttestationRequest.newBuilder()
                .setName(path.workloadName() + "/attestations/" + attestation)
                .setReason(AnswerInput.text(reason).strip())
                .setRequestId(UUID.randomUUID().toString())
                .build())
        .chain(made -> answer(path, key, view, htmx, Response.Status.OK.getStatusCode()))
        .onFailure(AttestationResource::isRefused)
        .recoverWithUni(
            failure ->
                answer(
                    path,
                    key,
                    view.attestationFailed(
                        why(failure, AttestationInput.NONE), AttestationInput.NONE),
                    htmx,
                    UNPROCESSABLE));
  }

  private static boolean isRefused(Throwable failure) {
    return Problems.is(failure, Status.Code.INVALID_ARGUMENT, Status.Code.FAILED_PRECONDITION);
  }

  private static String why(Throwable failure, AttestationInput input) {
    String words = "Not saved: " + Problems.why((StatusRuntimeException) failure);
    return input.chosen().isEmpty() ? words : words + ". Choose the files once more.";
  }

  private Attestation.Builder attestation(
      AssessmentPath path, String practice, AttestationInput input) {
    String renews = AnswerInput.text(input.renews());
    Attestation.Builder attestation =
        Attestation.newBuilder()
            .setPractice(practice)
            .setOutcome(input.found())
            .setMethod(input.way())
            .setStatement(input.stated())
            .setRenews(renews.isEmpty() ? "" : path.workloadName() + "/attestations/" + renews);
    input.end(session.zone()).ifPresent(until -> attestation.setValidUntilTime(Instants.of(until)));
    return attestation;
  }

  private static CreateAttestationRequest request(
      AssessmentPath path, Attestation.Builder attestation) {
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
