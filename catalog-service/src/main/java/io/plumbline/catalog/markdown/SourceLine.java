package io.plumbline.catalog.markdown;

/**
 * One line of a document without its line end and trailing blanks.
 *
 * @param number from 1
 */
record SourceLine(int number, String text) {

  boolean isBlank() {
    return text.isEmpty();
  }

  /** The column, in code points from 1, of a character offset of this line. */
  int column(int offset) {
    return text.codePointCount(0, offset) + 1;
  }
}
