package io.plumbline.merkle;

/** A hash that belongs into a tile is not there: something was taken away, or never stored. */
public class MissingHashException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MissingHashException(TileId tile) {
    super("tile " + tile.level() + "/" + tile.index() + " lacks hashes");
  }
}
