package io.plumbline.evidence.reader;

/** How a document holds its records. */
public enum Form {
  ARRAY("an array"),
  OBJECT("a single object"),
  LINES("one object after another");

  private final String words;

  Form(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
