package io.plumbline.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hashes of one level, side by side (C2SP tlog-tiles). A full one is 256 wide and never changes; a
 * narrower one is the beginning of what will stand there.
 *
 * @param hashes 32 bytes for each hash, 256 at most
 */
public record Tile(TileId id, byte[] hashes) {

  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Levels of the tree that a tile spans. */
  static final int HEIGHT = 8;

  public Tile {
    if (hashes.length % Hashes.SIZE != 0 || hashes.length > WIDTH * Hashes.SIZE) {
      throw new IllegalArgumentException("no tile is " + hashes.length + " bytes");
    }
  }

  /** How many hashes it holds. */
  public int width() {
    return hashes.length / Hashes.SIZE;
  }

  /** One of its hashes. */
  public byte[] hash(int at) {
    return Arrays.copyOfRange(hashes, at * Hashes.SIZE, (at + 1) * Hashes.SIZE);
  }

  /**
   * The root of a subtree that lies in this tile.
   *
   * @throws MissingHashException when the tile is not wide enough
   */
  byte[] root(Subtree subtree) {
    if (subtree.offset() + subtree.count() > width()) {
      throw new MissingHashException(id);
    }
    return Hashes.root(list(subtree.offset(), subtree.offset() + subtree.count()));
  }

  /** Its hashes one by one. */
  List<byte[]> list() {
    return list(0, width());
  }

  private List<byte[]> list(int from, int to) {
    List<byte[]> list = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      list.add(hash(i));
    }
    return list;
  }
}
