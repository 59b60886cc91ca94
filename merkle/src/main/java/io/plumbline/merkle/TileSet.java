package io.plumbline.merkle;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Tiles at hand, from which roots and proofs are made. */
public final class TileSet {

  private final Map<TileId, Tile> tiles = new HashMap<>();

  public TileSet(Collection<Tile> tiles) {
    tiles.forEach(tile -> this.tiles.merge(tile.id(), tile, TileSet::wider));
  }

  private static Tile wider(Tile a, Tile b) {
    return a.width() >= b.width() ? a : b;
  }

  /**
   * The root of a perfect subtree.
   *
   * @throws MissingHashException when it can not be made of these tiles
   */
  public byte[] root(Subtree subtree) {
    Tile tile = tiles.get(subtree.tile());
    if (tile == null) {
      throw new MissingHashException(subtree.tile());
    }
    return tile.root(subtree);
  }
}
