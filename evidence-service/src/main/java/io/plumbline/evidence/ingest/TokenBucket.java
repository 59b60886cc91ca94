package io.plumbline.evidence.ingest;

import java.time.Duration;

/**
 * A rate with a burst. Something of any size may be taken as long as the level is above zero; what
 * was taken too much must flow in again before the next. So a large batch is taken whole or not at
 * all, and the rate holds over time. A rate of 0 limits nothing.
 */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final long perSecond;
  private final double most;
  private double level;
  private long at;

  /**
   * A full bucket.
   *
   * @param burst how long a rate of nothing at all fills it
   * @param now in nanoseconds of a clock that never goes back
   */
  TokenBucket(long perSecond, Duration burst, long now) {
    this.perSecond = perSecond;
    this.most = Math.max(1, perSecond * (burst.toNanos() / NANOS));
    this.level = most;
    this.at = now;
  }

  /** How long until something may be taken; zero when it may now. */
  synchronized Duration untilReady(long now) {
    flow(now);
    return perSecond == 0 || level > 0
        ? Duration.ZERO
        : Duration.ofMillis(1 + (long) Math.ceil(-level / perSecond * 1000));
  }

  /** Takes so much, whatever the level. */
  synchronized void take(long amount, long now) {
    flow(now);
    if (perSecond > 0) {
      level -= amount;
    }
  }

  private void flow(long now) {
    level = Math.min(most, level + (now - at) / NANOS * perSecond);
    at = now;
  }
}
