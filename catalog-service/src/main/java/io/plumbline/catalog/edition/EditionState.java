package io.plumbline.catalog.edition;

/** The life of an edition; there is no way back. */
public enum EditionState {
  /** Imported, not offered yet. */
  DRAFT,
  /** Offered for assessments. */
  PUBLISHED,
  /** Readable, not offered any more. */
  DEPRECATED
}
