package io.plumbline.gateway.words;

import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
  private static final char THIN_SPACE = '\u2009';

  private Figures() {}

  /** A whole number in groups of three, parted by thin spaces: {@code 12 345}. */
  public static String whole(long n) {
    return String.format(Locale.ROOT, "%,d", n).replace(',', THIN_SPACE);
  }

  /** Basis points as a percentage with one decimal: 4370 gives {@code 43.7}. */
  public static String percent(int basisPoints) {
    return String.format(Locale.ROOT, "%.1f", basisPoints / 100.0);
  }

  /** A size as people say it: {@code 812 bytes}, {@code 24 KB}, {@code 1.2 MB}. */
  public static String bytes(long n) {
    if (n < 1000) {
      return count(n, "byte", "bytes");
    }
    return n < 1_000_000
        ? String.format(Locale.ROOT, "%.0f KB", n / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", n / 1e6);
  }

  /** A count with its noun: {@code 1 resource}, {@code 14 resources}. */
  public static String count(long n, String one, String many) {
    return whole(n) + " " + (n == 1 ? one : many);
  }
}
