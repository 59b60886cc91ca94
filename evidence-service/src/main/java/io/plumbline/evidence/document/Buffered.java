package io.plumbline.evidence.document;

import java.nio.ByteBuffer;

/** Collects writes to places that follow each other in a file. */
final class Buffered implements AutoCloseable {

  private final TempFile file;
  private final ByteBuffer pending = ByteBuffer.allocate(1 << 16);
  private long from;

  Buffered(TempFile file) {
    this.file = file;
  }

  void write(long offset, ByteBuffer bytes) {
    if (offset != from + pending.position() || bytes.remaining() > pending.remaining()) {
      flush();
      from = offset;
    }
    if (bytes.remaining() > pending.capacity()) {
      file.write(offset, bytes);
    } else {
      pending.put(bytes);
    }
  }

  void flush() {
    file.write(from, pending.flip());
    from += pending.limit();
    pending.clear();
  }

  byte[] read(long offset, int length) {
    return file.read(offset, length);
  }

  @Override
  public void close() {
    file.close();
  }
}
