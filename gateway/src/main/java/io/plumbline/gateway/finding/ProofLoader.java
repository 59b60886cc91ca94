package io.plumbline.gateway.finding;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.words.Figures;
import io.plumbline.proto.evidence.v1.GetEvidenceProofRequest;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.MutinyLedgerServiceGrpc.MutinyLedgerServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/** Reads the proof that a finding was recorded as it stands. */
@RequestScoped
public class ProofLoader {
  private static final Logger LOG = Logger.getLogger(ProofLoader.class);

  private final MutinyLedgerServiceStub ledger;
  private final Calls calls;

  ProofLoader(@GrpcClient("evidence") MutinyLedgerServiceStub ledger, Calls calls) {
    this.ledger = ledger;
    this.calls = calls;
  }

  /** The proof; fails as the call does. */
  public Uni<InclusionProof> proof(String id) {
    return calls
        .on(ledger)
        .getEvidenceProof(GetEvidenceProofRequest.newBuilder().setName("findings/" + id).build());
  }

  /** The proof in words, or why there is none. */
  public Uni<FindingPage.Proof> words(String id) {
    return proof(id)
        .map(proof -> words(id, proof))
        .onFailure(StatusRuntimeException.class)
        .recoverWithItem(failure -> none((StatusRuntimeException) failure));
  }

  private static FindingPage.Proof words(String id, InclusionProof proof) {
    return new FindingPage.Proof(
        Figures.whole(proof.getLeaf().getSequence()),
        Figures.count(proof.getCheckpoint().getSize(), "leaf", "leaves"),
        proof.getCheckpoint().getOrigin(),
        HexFormat.of().formatHex(proof.getCheckpoint().getRoot().toByteArray()),
        Explored.PATH + "/" + id + "/proof",
        "");
  }

  private static FindingPage.Proof none(StatusRuntimeException failure) {
    Status.Code code = failure.getStatus().getCode();
    if (code != Status.Code.UNAVAILABLE && code != Status.Code.FAILED_PRECONDITION) {
      LOG.warnf("a proof is missing reason=%s", failure.getMessage());
    }
    return new FindingPage.Proof(
        "",
        "",
        "",
        "",
        "",
        switch (code) {
          case FAILED_PRECONDITION -> "It was recorded before a ledger was kept.";
          case UNAVAILABLE -> "The ledger takes it in at this moment. Load the page again.";
          default -> "The ledger does not answer at the moment.";
        });
  }
}
