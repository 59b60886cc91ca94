package io.plumbline.evidence.rollup;

import io.plumbline.evidence.finding.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
  private final Expiry expiry;
  private final Map<UUID, Long> accepted;
  private @Nullable Instant newest;
  private boolean exact;

  Rollup(
      Counts fresh,
      Counts stale,
      Map<UUID, Long> accepted,
      @Nullable Instant newest,
      Expiry expiry,
      Instant asOf,
      boolean exact) {
    this.fresh = fresh;
    this.stale = stale;
    this.accepted = new TreeMap<>(accepted);
    this.newest = newest;
    this.expiry = expiry;
    this.asOf = asOf;
    this.exact = exact;
  }

  static Rollup empty(Instant asOf) {
    return new Rollup(
        new Counts(), new Counts(), Map.of(), null, new Expiry(null, null, 0, null), asOf, true);
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

    private long sum() {
      return pass + fail + warn;
    }
  }

  void add(Item item) {
    if (isFresh(item)) {
      fresh.add(item.observation(), 1);
      expiry.add(item);
    } else {
      stale.add(item.observation(), 1);
    }
    accept(item, 1);
    if (newest == null || !item.observedAt().isBefore(newest)) {
      newest = item.observedAt();
      exact = true;
    }
  }

  void remove(Item item) {
    Instant bound = newest == null ? item.observedAt() : newest;
    exact &= !item.observedAt().equals(bound);
    if (isFresh(item)) {
      fresh.add(item.observation(), -1);
      expiry.remove(item, bound, fresh.sum());
    } else {
      stale.add(item.observation(), -1);
    }
    accept(item, -1);
    if (fresh.sum() == 0 && stale.sum() == 0) {
      newest = null;
      exact = true;
    }
  }

  /**
   * A count after the end of an exception leaves it out, before its end is stored: see ADR 0129.
   */
  private void accept(Item item, long n) {
    if (item.exception() != null) {
      long count = accepted.merge(item.exception(), n, Long::sum);
      if (count <= 0) {
        accepted.remove(item.exception());
      }
    }
  }

  private boolean isFresh(Item item) {
    return item.expiry().isAfter(asOf);
  }

  /** True when something counted as fresh may have expired by now: to be counted anew. */
  boolean isDue(Instant now) {
    Instant next = expiry.next();
    return next != null && !next.isAfter(now);
  }

  /** All numbers, to tell whether they changed. */
  Numbers numbers() {
    return new Numbers(
        List.of(fresh.pass, fresh.fail, fresh.warn, stale.pass, stale.fail, stale.warn), accepted);
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

  Expiry expiry() {
    return expiry;
  }

  Instant asOf() {
    return asOf;
  }

  /** False when no item may be as new as {@link #newest} any more. */
  boolean exact() {
    return exact;
  }
}
