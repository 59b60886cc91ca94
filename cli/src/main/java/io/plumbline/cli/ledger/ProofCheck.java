package io.plumbline.cli.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.Proofs;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.LogProof;
import io.plumbline.merkle.note.MalformedNoteException;
import io.plumbline.merkle.note.SignedNote;
import io.plumbline.proto.evidence.v1.ConsistencyProof;
import io.plumbline.proto.evidence.v1.FindingProof;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.ProofContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a proof file step by step, with nothing but the file and the keys. Each step names what
 * it holds against what; a step that needs an earlier one that failed is left out.
 */
final class ProofCheck {

  /** A step with its outcome. */
  record Step(String name, boolean holds, String detail) {}

  private final TrustedKeys keys;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Checkpoint checkpoint;
  private @Nullable ProofContent content;
  private @Nullable LedgerEntry entry;

  ProofCheck(TrustedKeys keys) {
    this.keys = keys;
  }

  /**
   * Verifies a proof.
   *
   * @param before a signed checkpoint kept earlier, from which the log must go on
   * @throws MalformedNoteException when the file is no proof at all
   */
  void verify(LogProof proof, Optional<String> before) {
    SignedNote note = SignedNote.parse(proof.checkpoint());
    Checkpoint head = Checkpoint.parse(note.text());
    ProofContent held = content(proof);
    content = held;
    checkpoint = head;
    if (step(
        "signature",
        note.signer(keys.of(head.origin())).isPresent(),
        "the checkpoint of %s at %d is signed by a trusted key"
            .formatted(head.origin(), head.size()),
        "no trusted key signed the checkpoint of %s at %d".formatted(head.origin(), head.size()))) {
      inclusion(proof, held, head);
      before.ifPresent(kept -> consistency(kept, held.getConsistency(), head));
    }
  }

  private void inclusion(LogProof proof, ProofContent held, Checkpoint head) {
    byte[] bytes = held.getEntry().toByteArray();
    boolean included =
        Proofs.includes(Hashes.leaf(bytes), proof.index(), head.size(), proof.path(), head.root());
    if (!step(
        "inclusion",
        included,
        "leaf %d stands in the tree of %d leaves".formatted(proof.index(), head.size()),
        "the path does not lead from leaf %d to the root of %d leaves: the leaf, its place, the"
                .formatted(proof.index(), head.size())
            + " path or the size was changed")) {
      return;
    }
    try {
      LedgerEntry read = LedgerEntry.parseFrom(bytes);
      entry = read;
      if (held.hasFinding()) {
        finding(held.getFinding(), read);
      }
    } catch (InvalidProtocolBufferException e) {
      step("entry", false, "", "the leaf does not hold an entry");
    }
  }

  private void finding(FindingProof finding, LedgerEntry read) {
    boolean included =
        read.hasFindings()
            && Proofs.includes(
                Hashes.leaf(finding.getLeaf().toByteArray()),
                finding.getIndex(),
                read.getFindings().getFindingCount(),
                bytes(finding.getPathList()),
                read.getFindings().getRoot().toByteArray());
    step(
        "finding",
        included,
        "finding %d stands in the batch of %d"
            .formatted(finding.getIndex(), read.getFindings().getFindingCount()),
        "the finding does not stand in the batch that the leaf recorded");
  }

  private static ProofContent content(LogProof proof) {
    try {
      return ProofContent.parseFrom(proof.extra());
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedNoteException(
          "line 2: the extra data is not that of a proof of Plumbline");
    }
  }

  private void consistency(String kept, ConsistencyProof proof, Checkpoint head) {
    SignedNote note = SignedNote.parse(kept);
    Checkpoint earlier = Checkpoint.parse(note.text());
    if (!step(
        "earlier checkpoint",
        earlier.origin().equals(head.origin()) && note.signer(keys.of(head.origin())).isPresent(),
        "the checkpoint kept at %d is signed by a trusted key".formatted(earlier.size()),
        "the checkpoint kept at %d is of another log or key".formatted(earlier.size()))) {
      return;
    }
    boolean fits =
        earlier.size() == head.size()
            || (proof.getFirstSize() == earlier.size() && proof.getSecondSize() == head.size());
    List<byte[]> path = earlier.size() == head.size() ? List.of() : bytes(proof.getPathList());
    step(
        "consistency",
        fits && Proofs.extend(earlier.size(), earlier.root(), head.size(), head.root(), path),
        "the log of %d leaves goes on from the one of %d".formatted(head.size(), earlier.size()),
        fits
            ? "the log of %d leaves does not go on from the one of %d: it was forked or rolled back"
                .formatted(head.size(), earlier.size())
            : "the file holds no proof from %d to %d leaves: make it with --checkpoint-before"
                .formatted(earlier.size(), head.size()));
  }

  private boolean step(String name, boolean holds, String good, String bad) {
    steps.add(new Step(name, holds, holds ? good : bad));
    return holds;
  }

  private static List<byte[]> bytes(List<ByteString> hashes) {
    return hashes.stream().map(ByteString::toByteArray).toList();
  }

  boolean holds() {
    return steps.stream().allMatch(Step::holds);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The head it was proven in. */
  Optional<Checkpoint> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  /** What the leaf says, when it stands in the log. */
  Optional<LedgerEntry> entry() {
    return Optional.ofNullable(entry);
  }

  /** The finding, when the proof is of one. */
  Optional<FindingProof> finding() {
    return Optional.ofNullable(content)
        .filter(ProofContent::hasFinding)
        .map(ProofContent::getFinding);
  }
}
