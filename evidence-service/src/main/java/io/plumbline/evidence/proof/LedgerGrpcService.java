package io.plumbline.evidence.proof;

import io.plumbline.evidence.inspection.LedgerInspection;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.evidence.v1.Checkpoint;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.GetCheckpointRequest;
import io.plumbline.proto.evidence.v1.GetConsistencyProofRequest;
import io.plumbline.proto.evidence.v1.GetEvidenceProofRequest;
import io.plumbline.proto.evidence.v1.GetInclusionProofRequest;
import io.plumbline.proto.evidence.v1.GetLedgerKeysRequest;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.LedgerKeys;
import io.plumbline.proto.evidence.v1.LedgerService;
import io.plumbline.proto.evidence.v1.ListLeavesRequest;
import io.plumbline.proto.evidence.v1.ListLeavesResponse;
import io.plumbline.proto.evidence.v1.VerifyLedgerRequest;
import io.plumbline.proto.evidence.v1.VerifyLedgerResponse;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;

/** The contract's {@code LedgerService}. */
@GrpcService
public class LedgerGrpcService implements LedgerService {

  private final ProofService proofs;
  private final LogReads log;
  private final LedgerInspection inspection;

  @Inject
  public LedgerGrpcService(ProofService proofs, LogReads log, LedgerInspection inspection) {
    this.proofs = proofs;
    this.log = log;
    this.inspection = inspection;
  }

  @Override
  public Uni<Checkpoint> getCheckpoint(GetCheckpointRequest request) {
    return log.checkpoint(Caller.current().tenant(), request.getSize());
  }

  @Override
  public Uni<ListLeavesResponse> listLeaves(ListLeavesRequest request) {
    return log.leaves(Caller.current().tenant(), request);
  }

  @Override
  public Uni<InclusionProof> getInclusionProof(GetInclusionProofRequest request) {
    return proofs.ofLeaf(Caller.current().tenant(), request.getSequence(), request.getSize());
  }

  @Override
  public Uni<InclusionProof> getEvidenceProof(GetEvidenceProofRequest request) {
    return proofs.ofEvidence(Viewer.of(Caller.current()), request.getName(), request.getSize());
  }

  @Override
  public Uni<ConsistencyProof> getConsistencyProof(GetConsistencyProofRequest request) {
    return proofs.consistency(
        Caller.current().tenant(), request.getFirstSize(), request.getSecondSize());
  }

  @Override
  public Uni<LedgerKeys> getLedgerKeys(GetLedgerKeysRequest request) {
    return Uni.createFrom().item(log.keys(Caller.current().tenant()));
  }

  @Override
  public Multi<VerifyLedgerResponse> verifyLedger(VerifyLedgerRequest request) {
    return inspection.of(Caller.current().tenant());
  }
}
