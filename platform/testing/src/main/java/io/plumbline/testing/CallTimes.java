package io.plumbline.testing;

import java.util.Arrays;
import java.util.function.IntSupplier;

/** Times calls one after the other, at their client, and prints what it found. */
public final class CallTimes {

  private static final int UNMEASURED = 300;
  private static final int MEASURED = 200;

  private CallTimes() {}

  /**
   * Prints the median and the percentiles of a call in milliseconds.
   *
   * @param call answers with how many rows it got
   */
  public static void print(String what, IntSupplier call) {
    int rows = 0;
    for (int i = 0; i < UNMEASURED; i++) {
      rows = call.getAsInt();
    }
    long[] nanos = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      rows = call.getAsInt();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "bench lists p50=%.1f p95=%.1f p99=%.1f ms, %d rows: %s%n",
        nanos[MEASURED / 2] / 1e6,
        nanos[MEASURED * 95 / 100] / 1e6,
        nanos[MEASURED * 99 / 100] / 1e6,
        rows,
        what);
  }
}
