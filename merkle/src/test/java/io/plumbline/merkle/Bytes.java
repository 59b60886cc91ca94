package io.plumbline.merkle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/** Bytes in tests. */
final class Bytes {

  static final Comparator<byte[]> ORDER = Arrays::compare;

  private Bytes() {}

  static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }
}
