package io.plumbline.evidence.sequencing;

import io.plumbline.evidence.ledger.PendingLeaf;
import io.plumbline.merkle.Frontier;
import io.plumbline.merkle.Hashes;
import io.plumbline.merkle.Tile;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.NoteSigner;
import java.util.ArrayList;
import java.util.List;

/**
 * What a log grows by in one transaction. Pure: no database.
 *
 * @param first sequence of the first leaf
 * @param hashes of the leaves
 * @param full tiles that became full
 * @param edge tiles that are not, afterwards
 */
record Growth(
    long first,
    List<PendingLeaf> leaves,
    List<byte[]> hashes,
    List<Tile> full,
    List<Tile> edge,
    Checkpoint checkpoint,
    String note) {

  /** Appends leaves to a tree, which is changed by it, and signs the new head. */
  static Growth of(Frontier frontier, List<PendingLeaf> leaves, NoteSigner signer) {
    long first = frontier.size();
    List<byte[]> hashes = leaves.stream().map(leaf -> Hashes.leaf(leaf.entry())).toList();
    List<Tile> full = new ArrayList<>();
    hashes.forEach(hash -> full.addAll(frontier.append(hash)));
    Checkpoint checkpoint = new Checkpoint(signer.key().name(), frontier.size(), frontier.root());
    return new Growth(
        first, leaves, hashes, full, frontier.edge(), checkpoint, signer.sign(checkpoint.text()));
  }
}
