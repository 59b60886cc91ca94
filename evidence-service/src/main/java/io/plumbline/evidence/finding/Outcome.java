package io.plumbline.evidence.finding;

import org.jspecify.annotations.Nullable;

/** What became of one record. The outcomes of an upload sum to the records read. */
public enum Outcome {
  NEW,
  CHANGED,
  /** Says the same, seen later: writes only unindexed columns. */
  REFRESHED,
  /** Not newer than what is stored: writes nothing. */
  UNCHANGED,
  /** Older than what is stored: writes nothing. */
  OUTDATED,
  /** Lost to another record of the same identity in the same upload. */
  DUPLICATE,
  QUARANTINED;

  /**
   * Decides one winner of an upload against what is stored.
   *
   * @param stored null when the identity is not known yet
   * @param gone true when what is stored was declared gone: seeing it later brings it back
   */
  public static Outcome of(Claim claim, @Nullable Claim stored, boolean gone) {
    if (stored == null) {
      return NEW;
    }
    int time = claim.observedAt().compareTo(stored.observedAt());
    if (time < 0) {
      return OUTDATED;
    }
    if (time > 0) {
      return claim.saysTheSameAs(stored) && !gone ? REFRESHED : CHANGED;
    }
    return claim.compareTo(stored) > 0 ? CHANGED : UNCHANGED;
  }

  /** True when the stored row is written. */
  public boolean writes() {
    return this == NEW || this == CHANGED || this == REFRESHED;
  }
}
