package io.plumbline.evidence.document;

import java.nio.ByteBuffer;

/** Where the records of a document lie, kept in a file so that memory does not grow with it. */
final class Spans implements AutoCloseable {

  /**
   * A record: its place in the document and its length in bytes.
   *
   * @param container the number of the container it lies in, negative for none
   */
  record Span(long offset, long line, long length, long container) {}

  private static final int WIDTH = 4 * Long.BYTES;
  private static final int BLOCK = 2048 * WIDTH;

  private final TempFile file;
  private final ByteBuffer writing = ByteBuffer.allocate(BLOCK);
  private ByteBuffer reading = ByteBuffer.allocate(0);
  private long readFrom;
  private long count;

  Spans(TempFile file) {
    this.file = file;
  }

  void add(long offset, long line, long length, long container) {
    writing.putLong(offset).putLong(line).putLong(length).putLong(container);
    count++;
    if (!writing.hasRemaining()) {
      flush();
    }
  }

  /** Forgets all but the first so many. */
  void truncate(long records) {
    if (records == count) {
      return;
    }
    long flushed = count - writing.position() / WIDTH;
    if (records >= flushed) {
      writing.position((int) (records - flushed) * WIDTH);
    } else {
      file.truncate(records * WIDTH);
      writing.clear();
    }
    count = records;
  }

  long count() {
    return count;
  }

  void flush() {
    file.append(writing.flip());
    writing.clear();
  }

  boolean hasNext() {
    if (!reading.hasRemaining()) {
      reading = ByteBuffer.wrap(file.read(readFrom, BLOCK));
      readFrom += reading.limit();
    }
    return reading.hasRemaining();
  }

  Span next() {
    return new Span(reading.getLong(), reading.getLong(), reading.getLong(), reading.getLong());
  }

  void rewind() {
    reading = ByteBuffer.allocate(0);
    readFrom = 0;
  }

  @Override
  public void close() {
    file.close();
  }
}
