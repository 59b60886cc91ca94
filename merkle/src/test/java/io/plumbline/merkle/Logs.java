package io.plumbline.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, and the definitions of RFC 6962 written down as they stand there. */
public final class Logs {

  private final Frontier frontier = new Frontier();
  private final List<Tile> full = new ArrayList<>();
  private final List<byte[]> leaves = new ArrayList<>();

  /** A log of leaves that differ from one another. */
  public static Logs of(int size) {
    Logs log = new Logs();
    for (int i = 0; i < size; i++) {
      log.append(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    return log;
  }

  public void append(byte[] leaf) {
    byte[] hash = Hashes.leaf(leaf);
    leaves.add(hash);
    full.addAll(frontier.append(hash));
  }

  public Frontier frontier() {
    return frontier;
  }

  public List<Tile> full() {
    return full;
  }

  public TileSet tiles() {
    List<Tile> all = new ArrayList<>(full);
    all.addAll(frontier.edge());
    return new TileSet(all);
  }

  public List<byte[]> inclusion(long index, long size) {
    return ProofPlan.inclusion(index, size).from(tiles());
  }

  public List<byte[]> consistency(long first, long second) {
    return ProofPlan.consistency(first, second).from(tiles());
  }

  public byte[] leaf(int index) {
    return leaves.get(index);
  }

  /** MTH of section 2.1. */
  public byte[] naiveRoot(int from, int to) {
    if (from == to) {
      return Hashes.empty();
    }
    if (to - from == 1) {
      return leaves.get(from);
    }
    int k = split(to - from);
    return Hashes.node(naiveRoot(from, from + k), naiveRoot(from + k, to));
  }

  /** PATH of section 2.1.1. */
  public List<byte[]> naivePath(int m, int from, int to) {
    List<byte[]> path = new ArrayList<>();
    if (to - from > 1) {
      int k = split(to - from);
      if (m < k) {
        path.addAll(naivePath(m, from, from + k));
        path.add(naiveRoot(from + k, to));
      } else {
        path.addAll(naivePath(m - k, from + k, to));
        path.add(naiveRoot(from, from + k));
      }
    }
    return path;
  }

  /** PROOF of section 2.1.2. */
  public List<byte[]> naiveProof(int m, int n) {
    return m == 0 || m == n ? List.of() : naiveSubproof(m, 0, n, true);
  }

  private List<byte[]> naiveSubproof(int m, int from, int to, boolean whole) {
    List<byte[]> proof = new ArrayList<>();
    if (m == to - from) {
      if (!whole) {
        proof.add(naiveRoot(from, to));
      }
      return proof;
    }
    int k = split(to - from);
    if (m <= k) {
      proof.addAll(naiveSubproof(m, from, from + k, whole));
      proof.add(naiveRoot(from + k, to));
    } else {
      proof.addAll(naiveSubproof(m - k, from + k, to, false));
      proof.add(naiveRoot(from, from + k));
    }
    return proof;
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }
}
