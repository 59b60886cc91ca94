package io.plumbline.gateway.fake;

import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Forty findings for every practice, and what was attested. */
public final class FakeEvidence {
  public static final List<Attestation> ATTESTED = new CopyOnWriteArrayList<>();

  private FakeEvidence() {}

  /** Findings. */
  static final class Findings extends FindingServiceGrpc.FindingServiceImplBase {
    @Override
    public void listFindings(
        ListFindingsRequest request, StreamObserver<ListFindingsResponse> out) {
      ListFindingsResponse.Builder page = ListFindingsResponse.newBuilder();
      for (int i = 0; i < 40; i++) {
        page.addFindings(
            Finding.newBuilder()
                .setRule("prowler:rule_" + i % 3)
                .setResource("arn:aws:s3:::bucket-" + i + "<script>")
                .setAccount("111122223333")
                .setObservation(
                    i % 10 == 9 ? Observation.OBSERVATION_FAIL : Observation.OBSERVATION_PASS)
                .setDecision(i == 9 ? Decision.DECISION_SUPPRESSED : Decision.DECISION_NONE)
                .setStatusText("as found")
                .setObserveTime(FakeAssessments.THEN));
      }
      FakeAssessments.done(out, page.build());
    }
  }

  /** Attestations. */
  static final class Attestations extends AttestationServiceGrpc.AttestationServiceImplBase {
    @Override
    public void createAttestation(
        CreateAttestationRequest request, StreamObserver<Attestation> out) {
      Attestation made =
          request.getAttestation().toBuilder()
              .setName(request.getParent() + "/attestations/" + UUID.randomUUID())
              .addAllFileDetails(
                  request.getAttestation().getFilesList().stream().map(FakeFiles::of).toList())
              .setState(Attestation.State.STATE_ACTIVE)
              .setWithdrawable(true)
              .setAuthor("ana")
              .setCreateTime(FakeAssessments.THEN)
              .build();
      ATTESTED.add(made);
      FakeAssessments.done(out, made);
    }

    @Override
    public void withdrawAttestation(
        WithdrawAttestationRequest request, StreamObserver<Attestation> out) {
      ATTESTED.replaceAll(
          made ->
              made.getName().equals(request.getName())
                  ? made.toBuilder()
                      .setState(Attestation.State.STATE_WITHDRAWN)
                      .setWithdrawable(false)
                      .setWithdrawer("ana")
                      .setWithdrawReason(request.getReason())
                      .build()
                  : made);
      FakeAssessments.done(out, ATTESTED.get(0));
    }

    @Override
    public void listAttestations(
        ListAttestationsRequest request, StreamObserver<ListAttestationsResponse> out) {
      FakeAssessments.done(
          out, ListAttestationsResponse.newBuilder().addAllAttestations(ATTESTED).build());
    }
  }
}
