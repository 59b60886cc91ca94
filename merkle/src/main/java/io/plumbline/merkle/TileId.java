package io.plumbline.merkle;

/**
 * Where a tile is.
 *
 * @param level 0 holds hashes of leaves, each level above those of the full tiles below
 * @param index counts the tiles of a level from the left
 */
public record TileId(int level, long index) {}
