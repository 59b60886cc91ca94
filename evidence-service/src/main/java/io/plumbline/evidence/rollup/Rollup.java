package io.plumbline.evidence.rollup;

import io.plumbline.evidence.finding.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one concept of one workload from one kind of source. Items are added and removed
 * without looking at the others; an item is stale when it expired at or before {@link #asOf}, the
 * moment of the last full count, and both its adding and its removing are judged by that moment.
 */
public final class Rollup {

  private final Counts fresh;
  private final Counts stale;
  private final Instant asOf;
  private @Nullable Instant newest;
  private @Nullable Instant nextExpiry;
  private boolean exact;

  Rollup(
      Counts fresh,
      Counts stale,
      @Nullable Instant newest,
      @Nullable Instant nextExpiry,
      Instant asOf,
      boolean exact) {
    this.fresh = fresh;
    this.stale = stale;
    this.newest = newest;
    this.nextExpiry = nextExpiry;
    this.asOf = asOf;
    this.exact = exact;
  }

  static Rollup empty(Instant asOf) {
    return new Rollup(new Counts(), new Counts(), null, null, asOf, true);
  }

  /** Passes, fails and warnings. */
  static final class Counts {
    long pass;
    long fail;
    long warn;

    Counts() {}

    Counts(long pass, long fail, long warn) {
      this.pass = pass;
      this.fail = fail;
      this.warn = warn;
    }

    private void add(Observation observation, int n) {
      switch (observation) {
        case PASS -> pass += n;
        case FAIL -> fail += n;
        case WARN -> warn += n;
        case UNKNOWN, NOT_APPLICABLE ->
            throw new IllegalArgumentException(observation + " never counts");
      }
    }

    private boolean isZero() {
      return pass == 0 && fail == 0 && warn == 0;
    }
  }

  void add(Item item) {
    if (isFresh(item)) {
      fresh.add(item.observation(), 1);
      nextExpiry =
          nextExpiry == null || item.expiry().isBefore(nextExpiry) ? item.expiry() : nextExpiry;
    } else {
      stale.add(item.observation(), 1);
    }
    newest = newest == null || item.observedAt().isAfter(newest) ? item.observedAt() : newest;
  }

  void remove(Item item) {
    (isFresh(item) ? fresh : stale).add(item.observation(), -1);
    exact &= !item.observedAt().equals(newest) && !item.expiry().equals(nextExpiry);
    nextExpiry = fresh.isZero() ? null : nextExpiry;
    if (fresh.isZero() && stale.isZero()) {
      newest = null;
      exact = true;
    }
  }

  private boolean isFresh(Item item) {
    return item.expiry().isAfter(asOf);
  }

  /** True when something counted as fresh has expired by now: to be counted anew. */
  boolean isDue(Instant now) {
    return nextExpiry != null && !nextExpiry.isAfter(now);
  }

  /** The six numbers, to tell whether they changed. */
  List<Long> numbers() {
    return List.of(fresh.pass, fresh.fail, fresh.warn, stale.pass, stale.fail, stale.warn);
  }

  Counts fresh() {
    return fresh;
  }

  Counts stale() {
    return stale;
  }

  @Nullable Instant newest() {
    return newest;
  }

  @Nullable Instant nextExpiry() {
    return nextExpiry;
  }

  Instant asOf() {
    return asOf;
  }

  boolean exact() {
    return exact;
  }
}
