package io.plumbline.merkle;

/**
 * A perfect subtree: the leaves from {@code index · 2^height} on, {@code 2^height} of them.
 *
 * @param height 0 for a single leaf
 * @param index counts the subtrees of that height from the left
 */
public record Subtree(int height, long index) {

  public Subtree {
    if (height < 0 || height > 62 || index < 0) {
      throw new IllegalArgumentException("no subtree: " + height + "/" + index);
    }
  }

  /** The tile that holds the hashes it is made of. */
  public TileId tile() {
    return new TileId(tileLevel(), firstHash() / Tile.WIDTH);
  }

  /** Where its hashes begin in the tile, counted in hashes. */
  int offset() {
    return (int) (firstHash() % Tile.WIDTH);
  }

  /** How many hashes of the tile it is made of. */
  int count() {
    return 1 << (height % Tile.HEIGHT);
  }

  private int tileLevel() {
    return height / Tile.HEIGHT;
  }

  private long firstHash() {
    return index << (height % Tile.HEIGHT);
  }
}
