package io.plumbline.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The hashes of RFC 6962, section 2.1: leaves and inner nodes begin with a byte of their own, so
 * that neither can be taken for the other.
 */
public final class Hashes {

  /** Bytes of a hash. */
  public static final int SIZE = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Hashes() {}

  /** The root of the tree without leaves. */
  public static byte[] empty() {
    return sha256().digest();
  }

  /** The hash of a leaf, {@code SHA-256(0x00 ‖ bytes)}. */
  public static byte[] leaf(byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(bytes);
  }

  /** The hash of an inner node, {@code SHA-256(0x01 ‖ left ‖ right)}. */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /**
   * The root over hashes of leaves. The items may as well be roots of perfect subtrees of one size,
   * of which the last alone may be smaller.
   */
  public static byte[] root(List<byte[]> items) {
    return items.isEmpty() ? empty() : root(items, 0, items.size());
  }

  private static byte[] root(List<byte[]> items, int from, int to) {
    if (to - from == 1) {
      return items.get(from);
    }
    int split = Integer.highestOneBit(to - from - 1);
    return node(root(items, from, from + split), root(items, from + split, to));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
