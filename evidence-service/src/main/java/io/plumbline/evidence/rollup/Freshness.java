package io.plumbline.evidence.rollup;

import java.time.Duration;
import java.time.Instant;

/** How long evidence of scanners stays fresh. */
public final class Freshness {

  /** Time to live of a finding. */
  public static final Duration TTL = Duration.ofDays(30);

  private Freshness() {}

  /** When a finding goes stale: from this instant on it is. */
  public static Instant expiry(Instant observedAt) {
    return observedAt.plus(TTL);
  }
}
