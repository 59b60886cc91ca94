package io.plumbline.evidence.rollup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the first of the fresh items goes stale, kept without looking at the others: no item goes
 * stale before {@link #next}. Items observed after {@link #since}, the newest time when an item was
 * first removed, are young and bounded for themselves; once every other item has been removed, as a
 * scan of everything does, their bound is that of all, and it starts again. So the bound follows
 * what is observed anew and falls behind only while some of it is not.
 */
final class Expiry {

  private @Nullable Instant next;
  private @Nullable Instant since;
  private long young;
  private @Nullable Instant youngNext;

  Expiry(@Nullable Instant next, @Nullable Instant since, long young, @Nullable Instant youngNext) {
    this.next = next;
    this.since = since;
    this.young = young;
    this.youngNext = youngNext;
  }

  void add(Item item) {
    next = earlier(next, item.expiry());
    if (isYoung(item)) {
      young++;
      youngNext = earlier(youngNext, item.expiry());
    }
  }

  /**
   * Removes a fresh item.
   *
   * @param newest no item was observed after it, the removed one included
   * @param left how many fresh items there are without it
   */
  void remove(Item item, Instant newest, long left) {
    since = since == null ? newest : since;
    young -= isYoung(item) ? 1 : 0;
    if (left == young) {
      next = left == 0 ? null : youngNext;
      since = null;
      young = 0;
      youngNext = null;
    }
  }

  private boolean isYoung(Item item) {
    return since != null && item.observedAt().isAfter(since);
  }

  private static Instant earlier(@Nullable Instant known, Instant other) {
    return known == null || other.isBefore(known) ? other : known;
  }

  @Nullable Instant next() {
    return next;
  }

  @Nullable Instant since() {
    return since;
  }

  long young() {
    return young;
  }

  @Nullable Instant youngNext() {
    return youngNext;
  }
}
