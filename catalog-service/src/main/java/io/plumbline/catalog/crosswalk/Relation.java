package io.plumbline.catalog.crosswalk;

/** How a practice of one edition relates to one of another. */
public enum Relation {
  /** The same practice. */
  EQUAL,
  /** The other practice took its place, perhaps with another scope. */
  SUCCESSOR,
  /** The other practice took the place of several. */
  MERGED,
  /** Nothing in the other edition stands for it. */
  NONE
}
