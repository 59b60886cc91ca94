package io.plumbline.gateway.fake;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.evidence.v1.Checkpoint;
import io.plumbline.proto.evidence.v1.GetEvidenceProofRequest;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.Leaf;
import io.plumbline.proto.evidence.v1.LedgerServiceGrpc;

/** A proof for everything. */
public final class FakeLedger extends LedgerServiceGrpc.LedgerServiceImplBase {

  @Override
  public void getEvidenceProof(
      GetEvidenceProofRequest request, StreamObserver<InclusionProof> out) {
    FakeAssessments.done(
        out,
        InclusionProof.newBuilder()
            .setLeaf(Leaf.newBuilder().setSequence(41))
            .setCheckpoint(
                Checkpoint.newBuilder()
                    .setOrigin("plumbline.example/acme")
                    .setSize(1_234)
                    .setRoot(ByteString.copyFrom(new byte[32])))
            .setProofFile("c2sp.org/tlog-proof@v1\n")
            .build());
  }
}
