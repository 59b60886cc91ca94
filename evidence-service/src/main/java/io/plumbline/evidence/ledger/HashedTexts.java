package io.plumbline.evidence.ledger;

import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over UTF-8 texts, each after its length in bytes (4, big-endian). */
final class HashedTexts {

  private final MessageDigest digest;

  /**
   * Begins.
   *
   * @param form names what follows and its order, as the first text
   */
  HashedTexts(String form) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    put(form);
  }

  HashedTexts put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int n = bytes.length;
    digest.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
    digest.update(bytes);
    return this;
  }

  /** A time, as the decimal number of microseconds since 1970. */
  HashedTexts put(Timestamp time) {
    return put(Long.toString(time.getSeconds() * 1_000_000 + time.getNanos() / 1_000));
  }

  byte[] digest() {
    return digest.digest();
  }
}
