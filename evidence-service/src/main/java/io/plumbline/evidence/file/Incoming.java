package io.plumbline.evidence.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A file that comes in: its bytes in a private temporary file that no killed process leaves behind,
 * with digest and type. Blocks on disk.
 */
final class Incoming implements AutoCloseable {

  /** Bytes of one row of the database. */
  static final int CHUNK = 1 << 20;

  private final FileChannel channel;
  private final MessageDigest digest = Digest.sha256();
  private final Sniffer sniffer = new Sniffer();
  private long size;

  private Incoming(FileChannel channel) {
    this.channel = channel;
  }

  static Incoming create(Path directory) {
    try {
      return new Incoming(
          FileChannel.open(
              Files.createTempFile(directory, "plumbline-", ".file"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file in " + directory, e);
    }
  }

  void append(byte[] bytes) {
    digest.update(bytes);
    sniffer.feed(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (buffer.hasRemaining()) {
        size += channel.write(buffer, size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file can not be written", e);
    }
  }

  long size() {
    return size;
  }

  int chunks() {
    return (int) ((size + CHUNK - 1) / CHUNK);
  }

  /** The bytes of one row. */
  byte[] chunk(int index) {
    long from = (long) index * CHUNK;
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, size - from));
    try {
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
        // until full
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary file can not be read", e);
    }
    return buffer.array();
  }

  /** To be asked once, after the last byte. */
  byte[] sha256() {
    return digest.digest();
  }

  String type() {
    return sniffer.type();
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
