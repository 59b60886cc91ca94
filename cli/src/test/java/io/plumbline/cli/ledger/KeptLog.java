package io.plumbline.cli.ledger;

import com.google.protobuf.ByteString;
import io.plumbline.merkle.Frontier;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.HeldTree;
import io.plumbline.merkle.ProofPlan;
import io.plumbline.merkle.Tile;
import io.plumbline.merkle.TileSet;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.Ed25519;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.merkle.note.NoteSigner;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.DecisionEntry;
import io.plumbline.proto.evidence.v1.FindingProof;
import io.plumbline.proto.evidence.v1.FindingsEntry;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.ProofContent;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;

/** A log of decisions in memory, the last leaf of which is a batch of three findings. */
final class KeptLog {
  static final String ORIGIN = "plumbline/ledger/acme";

  final KeyPair pair = Ed25519.generate();
  final NoteSigner signer = new NoteSigner(ORIGIN, pair);
  private final List<byte[]> entries = new ArrayList<>();
  private final List<byte[]> findings = new ArrayList<>();

  KeptLog(int decisions) {
    for (int i = 0; i < decisions; i++) {
      DecisionEntry decision = DecisionEntry.newBuilder().setResource("r" + i).build();
      entries.add(entry().setDecision(decision).build().toByteArray());
    }
    for (byte i = 1; i <= 3; i++) {
      byte[] finding = new byte[92];
      finding[0] = 1;
      finding[16] = i;
      finding[25] = 2;
      finding[26] = 1;
      finding[27] = 1;
      findings.add(finding);
    }
    FindingsEntry batch =
        FindingsEntry.newBuilder()
            .setScan("scans/s")
            .setFindingCount(3)
            .setRoot(ByteString.copyFrom(batch().root()))
            .build();
    entries.add(entry().setFindings(batch).build().toByteArray());
  }

  private static LedgerEntry.Builder entry() {
    return LedgerEntry.newBuilder().setForm(1).setTenant("acme");
  }

  private HeldTree batch() {
    return new HeldTree(findings.stream().map(Hashes::leaf).toList());
  }

  int size() {
    return entries.size();
  }

  byte[] entry(int index) {
    return entries.get(index).clone();
  }

  private HeldTree tree(int size) {
    return new HeldTree(entries.subList(0, size).stream().map(Hashes::leaf).toList());
  }

  /** The signed head at a size. */
  String note(int size) {
    return signer.sign(new Checkpoint(ORIGIN, size, tree(size).root()).text());
  }

  /** What the proof of the second finding holds beside the proof. */
  ProofContent.Builder content() {
    return ProofContent.newBuilder()
        .setEntry(ByteString.copyFrom(entry(size() - 1)))
        .setFinding(
            FindingProof.newBuilder()
                .setLeaf(ByteString.copyFrom(findings.get(1)))
                .setIndex(1)
                .addAllPath(batch().path(1).stream().map(ByteString::copyFrom).toList()));
  }

  /** The proof of the second finding. */
  LogProof proof(ProofContent.Builder content) {
    int last = size() - 1;
    return new LogProof(content.build().toByteArray(), last, tree(size()).path(last), note(size()));
  }

  /** That the log goes on from a smaller size. */
  ConsistencyProof consistency(int first) {
    Frontier frontier = new Frontier();
    List<Tile> tiles = new ArrayList<>();
    entries.forEach(entry -> tiles.addAll(frontier.append(Hashes.leaf(entry))));
    tiles.addAll(frontier.edge());
    return ConsistencyProof.newBuilder()
        .setFirstSize(first)
        .setSecondSize(size())
        .addAllPath(
            ProofPlan.consistency(first, size()).from(new TileSet(tiles)).stream()
                .map(ByteString::copyFrom)
                .toList())
        .build();
  }
}
