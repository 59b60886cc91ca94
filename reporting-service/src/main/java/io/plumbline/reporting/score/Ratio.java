package io.plumbline.reporting.score;

import java.util.OptionalInt;

/**
 * A share that is rounded once, at the end, and can be added up before that.
 *
 * @param numerator the part, 0 to the denominator
 * @param denominator the whole; 0 when there is nothing to share
 */
public record Ratio(long numerator, long denominator) {

  public Ratio {
    if (numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(numerator + " is no part of " + denominator);
    }
  }

  /** In whole basis points (0 to 10000), rounded half up; absent when the denominator is 0. */
  public OptionalInt basisPoints() {
    if (denominator == 0) {
      return OptionalInt.empty();
    }
    long doubled = Math.addExact(Math.multiplyExact(numerator, 20_000L), denominator);
    return OptionalInt.of(Math.toIntExact(Math.floorDiv(doubled, 2 * denominator)));
  }
}
