package io.plumbline.evidence.finding;

/** What a source saw; {@link #rank} breaks ties between records of one identity and one time. */
public enum Observation {
  PASS(3),
  FAIL(5),
  WARN(4),
  UNKNOWN(2),
  NOT_APPLICABLE(1);

  private final int rank;

  Observation(int rank) {
    this.rank = rank;
  }

  /**
   * FAIL &gt; WARN &gt; PASS &gt; UNKNOWN &gt; NOT_APPLICABLE: of two claims the worse one wins.
   */
  public int rank() {
    return rank;
  }

  /** True for what an exception may cover. */
  public boolean fails() {
    return this == FAIL || this == WARN;
  }

  /** True for the three that speak about a practice; the other two never count. */
  public boolean counts() {
    return this == PASS || this == FAIL || this == WARN;
  }
}
