package io.plumbline.assessment.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a decision's content: each part as UTF-8 with its length before it, in a fixed order
 * that begins with the name of the form. Whoever holds the content can compute it anew.
 */
public final class ContentHash {

  private ContentHash() {}

  /**
   * The hash of a content.
   *
   * @param form name and version of what follows, {@code plumbline.answer.v1}; other parts or
   *     another order need another form
   */
  public static byte[] of(String form, Object... parts) {
    MessageDigest digest = sha256();
    put(digest, form);
    for (Object part : parts) {
      put(digest, part.toString());
    }
    return digest.digest();
  }

  /** The hash of a content that is bytes already and names its own form. */
  public static byte[] ofBytes(byte[] content) {
    return sha256().digest(content);
  }

  private static void put(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int n = bytes.length;
    digest.update(new byte[] {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n});
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
