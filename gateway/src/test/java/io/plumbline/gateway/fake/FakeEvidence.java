package io.plumbline.gateway.fake;

import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.AttestationServiceGrpc;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was attested. */
public final class FakeEvidence {
  public static final List<Attestation> ATTESTED = new CopyOnWriteArrayList<>();

  private FakeEvidence() {}

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
