package io.plumbline.catalog.crosswalk;

/** How a practice of one edition relates to one of another. */
public enum Relation {
  /** The same practice. */
  EQUAL,
  /** One took the place of the other, perhaps with another scope. */
  SUCCESSOR,
  /** One took the place of the other and of more besides. */
  MERGED
}
