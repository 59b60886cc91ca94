package io.plumbline.merkle;

import java.util.Arrays;
import java.util.List;

/** Verifies proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

  private Proofs() {}

  /**
   * Whether the leaf with this hash stands at this place in the tree of this size and root.
   *
   * @param path from the leaf's sibling up
   */
  public static boolean includes(
      byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leafHash;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if (odd(node) || node == last) {
        hash = Hashes.node(sibling, hash);
        int up = odd(node) ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = Hashes.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /**
   * Whether the first tree is the beginning of the second. The empty tree begins every other.
   *
   * @param proof as {@link ProofPlan#consistency} makes it
   */
  public static boolean extend(
      long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> proof) {
    if (first < 0 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && Arrays.equals(firstRoot, secondRoot);
    }
    if (first == 0) {
      return proof.isEmpty() && Arrays.equals(firstRoot, Hashes.empty());
    }
    boolean perfect = Long.bitCount(first) == 1;
    if (!perfect && proof.isEmpty()) {
      return false;
    }
    int up = Long.numberOfTrailingZeros(first);
    byte[] start = perfect ? firstRoot : proof.get(0);
    List<byte[]> rest = perfect ? proof : proof.subList(1, proof.size());
    return climb((first - 1) >> up, (second - 1) >> up, start, rest, firstRoot, secondRoot);
  }

  private static boolean climb(
      long firstNode,
      long secondNode,
      byte[] start,
      List<byte[]> rest,
      byte[] firstRoot,
      byte[] secondRoot) {
    long node = firstNode;
    long last = secondNode;
    byte[] first = start;
    byte[] second = start;
    for (byte[] hash : rest) {
      if (last == 0) {
        return false;
      }
      if (odd(node) || node == last) {
        first = Hashes.node(hash, first);
        second = Hashes.node(hash, second);
        int up = odd(node) ? 0 : trailing(node);
        node >>= up;
        last >>= up;
      } else {
        second = Hashes.node(second, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(first, firstRoot) && Arrays.equals(second, secondRoot);
  }

  /** Steps to the next odd node, or to the top. */
  private static int trailing(long node) {
    return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
  }

  private static boolean odd(long node) {
    return (node & 1) == 1;
  }
}
