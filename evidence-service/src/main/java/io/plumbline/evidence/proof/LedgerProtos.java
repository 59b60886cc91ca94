package io.plumbline.evidence.proof;

import com.google.protobuf.ByteString;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.proto.evidence.v1.Checkpoint;
import io.plumbline.proto.evidence.v1.InclusionProof;
import io.plumbline.proto.evidence.v1.Leaf;
import io.plumbline.proto.evidence.v1.LeafType;
import io.plumbline.proto.evidence.v1.ProofContent;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** Maps the log to the contract. */
final class LedgerProtos {

  private LedgerProtos() {}

  static Checkpoint checkpoint(Head head) {
    return Checkpoint.newBuilder()
        .setOrigin(head.checkpoint().origin())
        .setSize(head.size())
        .setRoot(ByteString.copyFrom(head.checkpoint().root()))
        .setNote(head.note())
        .build();
  }

  static Leaf leaf(Row row) {
    return Leaf.newBuilder()
        .setSequence(row.getLong("sequence"))
        .setType(LeafType.valueOf("LEAF_TYPE_" + row.getString("type")))
        .setResource(row.getString("resource"))
        .setHash(ByteString.copyFrom(row.getBuffer("hash").getBytes()))
        .build();
  }

  /** The proof with its file. */
  static InclusionProof proof(Head head, Recorded recorded, List<byte[]> path) {
    ByteString entry = ByteString.copyFrom(recorded.entry());
    InclusionProof.Builder proof =
        InclusionProof.newBuilder()
            .setLeaf(recorded.leaf())
            .setEntry(entry)
            .setCheckpoint(checkpoint(head))
            .addAllPath(path.stream().map(ByteString::copyFrom).toList());
    ProofContent.Builder content = ProofContent.newBuilder().setEntry(entry);
    if (recorded.finding() != null) {
      proof.setFinding(recorded.finding());
      content.setFinding(recorded.finding());
    }
    LogProof file =
        new LogProof(
            content.build().toByteArray(), recorded.leaf().getSequence(), path, head.note());
    return proof.setProofFile(file.text()).build();
  }
}
