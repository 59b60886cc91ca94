package io.plumbline.merkle;

import java.util.ArrayList;
import java.util.List;

/** A tree that is held whole, for a batch whose leaves are all at hand. */
public final class HeldTree {

  private final byte[] root;
  private final long size;
  private final TileSet tiles;

  /** A tree over leaves with these hashes. */
  public HeldTree(List<byte[]> leafHashes) {
    Frontier frontier = new Frontier();
    List<Tile> all = new ArrayList<>();
    leafHashes.forEach(hash -> all.addAll(frontier.append(hash)));
    all.addAll(frontier.edge());
    root = frontier.root();
    size = frontier.size();
    tiles = new TileSet(all);
  }

  /** The root of the tree. */
  public byte[] root() {
    return root.clone();
  }

  /** The path from a leaf's sibling up to the root. */
  public List<byte[]> path(long index) {
    return ProofPlan.inclusion(index, size).from(tiles);
  }
}
