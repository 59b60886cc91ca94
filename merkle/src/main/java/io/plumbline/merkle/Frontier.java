package io.plumbline.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: the tile of each level that is not full yet. It is all that appending
 * needs. Not safe for several threads.
 */
public final class Frontier {

  private final List<List<byte[]>> levels = new ArrayList<>();
  private long size;

  /** The edge of the empty tree. */
  public Frontier() {}

  /**
   * The edge as it was kept by {@link #edge}.
   *
   * @throws IllegalArgumentException when the tiles are no edge of any tree
   */
  public static Frontier of(List<Tile> edge) {
    Frontier frontier = new Frontier();
    for (Tile tile : edge) {
      int level = tile.id().level();
      if (tile.width() >= Tile.WIDTH || level < 0 || level > 6) {
        throw new IllegalArgumentException("no tile of an edge: " + tile.id());
      }
      frontier.level(level).addAll(tile.list());
      frontier.size += (long) tile.width() << (Tile.HEIGHT * level);
    }
    for (Tile tile : edge) {
      if (tile.id().index() != frontier.index(tile.id().level())) {
        throw new IllegalArgumentException("the edge does not hold together at " + tile.id());
      }
    }
    return frontier;
  }

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /** Appends a leaf by its hash and gives the tiles that became full by it. */
  public List<Tile> append(byte[] leafHash) {
    List<Tile> full = new ArrayList<>();
    size++;
    byte[] hash = leafHash;
    for (int level = 0; ; level++) {
      List<byte[]> hashes = level(level);
      hashes.add(hash);
      if (hashes.size() < Tile.WIDTH) {
        return full;
      }
      full.add(new Tile(new TileId(level, index(level) - 1), joined(hashes)));
      hash = Hashes.root(hashes);
      hashes.clear();
    }
  }

  /** The root of the tree. */
  public byte[] root() {
    byte[] below = null;
    for (List<byte[]> level : levels) {
      List<byte[]> items = new ArrayList<>(level);
      if (below != null) {
        items.add(below);
      }
      below = items.isEmpty() ? null : Hashes.root(items);
    }
    return below == null ? Hashes.empty() : below;
  }

  /** The tiles that are not full, without empty ones, from the lowest level up. */
  public List<Tile> edge() {
    List<Tile> edge = new ArrayList<>();
    for (int level = 0; level < levels.size(); level++) {
      if (!levels.get(level).isEmpty()) {
        edge.add(new Tile(new TileId(level, index(level)), joined(levels.get(level))));
      }
    }
    return edge;
  }

  /** The index of the tile of this level that is being filled. */
  private long index(int level) {
    return size >> (Tile.HEIGHT * (level + 1));
  }

  private List<byte[]> level(int level) {
    while (levels.size() <= level) {
      levels.add(new ArrayList<>());
    }
    return levels.get(level);
  }

  private static byte[] joined(List<byte[]> hashes) {
    byte[] joined = new byte[hashes.size() * Hashes.SIZE];
    for (int i = 0; i < hashes.size(); i++) {
      byte[] hash = hashes.get(i);
      System.arraycopy(hash, 0, joined, i * Hashes.SIZE, Hashes.SIZE);
    }
    return joined;
  }
}
