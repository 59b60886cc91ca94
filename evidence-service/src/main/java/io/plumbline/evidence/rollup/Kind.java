package io.plumbline.evidence.rollup;

/** Who observes: the kinds of source whose numbers are kept apart. */
public enum Kind {
  SCANNER,
  PERSON
}
