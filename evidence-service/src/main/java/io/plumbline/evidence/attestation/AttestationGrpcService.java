package io.plumbline.evidence.attestation;

import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.Attestation;
import io.plumbline.proto.evidence.v1.CreateAttestationRequest;
import io.plumbline.proto.evidence.v1.GetAttestationRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsRequest;
import io.plumbline.proto.evidence.v1.ListAttestationsResponse;
import io.plumbline.proto.evidence.v1.WithdrawAttestationRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code AttestationService}. */
@GrpcService
public class AttestationGrpcService implements io.plumbline.proto.evidence.v1.AttestationService {

  private final AttestationService attestations;
  private final AttestationReads reads;
  private final WithdrawalService withdrawals;

  @Inject
  public AttestationGrpcService(
      AttestationService attestations, AttestationReads reads, WithdrawalService withdrawals) {
    this.attestations = attestations;
    this.reads = reads;
    this.withdrawals = withdrawals;
  }

  @Override
  public Uni<Attestation> createAttestation(CreateAttestationRequest request) {
    return attestations.create(Caller.current(), request);
  }

  @Override
  public Uni<Attestation> getAttestation(GetAttestationRequest request) {
    return reads.get(Caller.current(), request.getName());
  }

  @Override
  public Uni<ListAttestationsResponse> listAttestations(ListAttestationsRequest request) {
    return reads.list(Caller.current(), request);
  }

  @Override
  public Uni<Attestation> withdrawAttestation(WithdrawAttestationRequest request) {
    return withdrawals.withdraw(Caller.current(), request);
  }
}
