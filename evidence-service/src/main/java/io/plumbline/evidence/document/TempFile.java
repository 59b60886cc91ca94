package io.plumbline.evidence.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A private file that is unlinked as soon as it is open: not even a killed process leaves it. */
final class TempFile implements AutoCloseable {

  private final FileChannel channel;

  private TempFile(FileChannel channel) {
    this.channel = channel;
  }

  static TempFile create(Path directory) {
    try {
      Path path = Files.createTempFile(directory, "plumbline-", ".spool");
      return new TempFile(
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file in " + directory, e);
    }
  }

  void append(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, channel.size());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file can not be written", e);
    }
  }

  /** Writes over what stands there. */
  void write(long offset, ByteBuffer bytes) {
    try {
      long at = offset;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file can not be written", e);
    }
  }

  void truncate(long size) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads from the start; closing the stream leaves the file open. */
  InputStream stream() {
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int n = channel.read(ByteBuffer.wrap(into, offset, length), position);
        position += Math.max(n, 0);
        return n;
      }
    };
  }

  byte[] read(long offset, int length) {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try {
      while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
        // until full or at the end
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file can not be read", e);
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
