package io.plumbline.reporting.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** The bytes of a finished report. */
final class Document {

  /** Size of a part, as it is stored and sent: 64 KiB. */
  static final int CHUNK_BYTES = 64 << 10;

  private final byte[] bytes;

  Document(byte[] bytes) {
    this.bytes = bytes;
  }

  int size() {
    return bytes.length;
  }

  /** SHA-256 of the whole, lower-case hex. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parts in order, each full but the last. */
  List<byte[]> chunks() {
    return IntStream.range(0, (bytes.length + CHUNK_BYTES - 1) / CHUNK_BYTES)
        .mapToObj(i -> i * CHUNK_BYTES)
        .map(at -> Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + CHUNK_BYTES)))
        .toList();
  }
}
