package io.plumbline.merkle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a proof is made of: for each of its hashes the perfect subtrees under it, from left to
 * right. Made from numbers alone, so that a store can read just the tiles it needs.
 *
 * @param ranges one list for each hash of the proof, in its order
 */
public record ProofPlan(List<List<Subtree>> ranges) {

  /**
   * The path from a leaf to the root (RFC 6962, section 2.1.1).
   *
   * @throws IllegalArgumentException unless {@code 0 <= index < size}
   */
  public static ProofPlan inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
    }
    List<List<Subtree>> ranges = new ArrayList<>();
    path(index, 0, size, ranges);
    return new ProofPlan(List.copyOf(ranges));
  }

  /**
   * That a smaller tree is the beginning of a larger one (RFC 6962, section 2.1.2). Empty for the
   * empty tree and for one and the same.
   *
   * @throws IllegalArgumentException unless {@code 0 <= first <= second}
   */
  public static ProofPlan consistency(long first, long second) {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException("a tree of " + first + " does not begin one of " + second);
    }
    List<List<Subtree>> ranges = new ArrayList<>();
    if (first > 0 && first < second) {
      subproof(first, 0, second, true, ranges);
    }
    return new ProofPlan(List.copyOf(ranges));
  }

  /** The root of a tree, as a plan with one hash; none for the empty tree. */
  public static ProofPlan root(long size) {
    return new ProofPlan(size == 0 ? List.of() : List.of(cover(0, size)));
  }

  /** The tiles that are needed. */
  public Set<TileId> tiles() {
    Set<TileId> tiles = new LinkedHashSet<>();
    ranges.forEach(range -> range.forEach(subtree -> tiles.add(subtree.tile())));
    return tiles;
  }

  /**
   * The hashes of the proof.
   *
   * @throws MissingHashException when the tiles do not hold what is needed
   */
  public List<byte[]> from(TileSet tiles) {
    return ranges.stream().map(range -> hash(range, tiles)).toList();
  }

  private static byte[] hash(List<Subtree> range, TileSet tiles) {
    byte[] hash = tiles.root(range.get(range.size() - 1));
    for (int i = range.size() - 2; i >= 0; i--) {
      hash = Hashes.node(tiles.root(range.get(i)), hash);
    }
    return hash;
  }

  private static void path(long index, long from, long to, List<List<Subtree>> ranges) {
    if (to - from == 1) {
      return;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    if (index < split) {
      path(index, from, split, ranges);
      ranges.add(cover(split, to));
    } else {
      path(index, split, to, ranges);
      ranges.add(cover(from, split));
    }
  }

  private static void subproof(
      long first, long from, long to, boolean whole, List<List<Subtree>> ranges) {
    if (first == to) {
      if (!whole) {
        ranges.add(cover(from, to));
      }
      return;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    if (first <= split) {
      subproof(first, from, split, whole, ranges);
      ranges.add(cover(split, to));
    } else {
      subproof(first, split, to, false, ranges);
      ranges.add(cover(from, split));
    }
  }

  private static List<Subtree> cover(long from, long to) {
    List<Subtree> cover = new ArrayList<>();
    for (long at = from; at < to; ) {
      long size = Long.highestOneBit(to - at);
      int height = Long.numberOfTrailingZeros(size);
      cover.add(new Subtree(height, at >> height));
      at += size;
    }
    return cover;
  }
}
