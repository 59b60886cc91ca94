package io.plumbline.evidence.reader;

/**
 * A place in a document after decompression.
 *
 * @param offset bytes from the start, from 0
 * @param line from 1
 * @param column in bytes, from 1
 */
public record Position(long offset, long line, long column) {

  @Override
  public String toString() {
    return "line " + line + ", column " + column + " (byte " + offset + ")";
  }
}
