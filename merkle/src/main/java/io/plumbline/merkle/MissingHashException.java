package io.plumbline.merkle;

/** A hash that belongs into a tile is not there: something was taken away, or never stored. */
public class MissingHashException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String what;

  MissingHashException(TileId tile) {
    super();
    this.what = "tile " + tile.level() + "/" + tile.index() + " lacks hashes";
  }

  @Override
  public String getMessage() {
    return what;
  }
}
