package io.plumbline.evidence.inspection;

import java.util.UUID;

/**
 * A part of all ids: those whose first byte is in a range. Ids are digests, so parts are alike in
 * size.
 *
 * @param from first byte, inclusive
 * @param to first byte, exclusive, 256 at most
 */
record Part(int from, int to) {

  private static final int BYTES = 256;

  /** One of several parts that make the whole. */
  static Part of(int number, int parts) {
    return new Part(BYTES * number / parts, BYTES * (number + 1) / parts);
  }

  boolean isFirst() {
    return from == 0;
  }

  boolean holds(byte first) {
    int unsigned = Byte.toUnsignedInt(first);
    return unsigned >= from && unsigned < to;
  }

  /** The least id of the part. */
  UUID least() {
    return new UUID((long) from << 56, 0);
  }

  /** The greatest id of the part. */
  UUID greatest() {
    return new UUID(((long) (to - 1) << 56) | 0x00ff_ffff_ffff_ffffL, -1);
  }
}
