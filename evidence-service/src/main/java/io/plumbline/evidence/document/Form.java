package io.plumbline.evidence.document;

/** How a document holds its records. */
public enum Form {
  ARRAY("an array"),
  OBJECT("a single object"),
  LINES("one object after another"),
  ROWS("rows"),
  /** What some scanners write when they found nothing. */
  NULL("null");

  private final String words;

  Form(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
