package io.plumbline.assessment.verdict;

/**
 * How many items of evidence count for one concept of one workload, by outcome and by freshness
 * (DESIGN section 8). Suppressed and risk-accepted failures are among the failures.
 *
 * @param pass fresh PASS (P)
 * @param fail fresh FAIL (F)
 * @param warn fresh WARN (W)
 * @param stalePass stale PASS (SP)
 * @param staleFail stale FAIL (SF)
 * @param staleWarn stale WARN (SW)
 */
public record Tally(
    long pass, long fail, long warn, long stalePass, long staleFail, long staleWarn) {

  /** No evidence at all. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  public Tally {
    if (pass < 0 || fail < 0 || warn < 0 || stalePass < 0 || staleFail < 0 || staleWarn < 0) {
      throw new IllegalArgumentException("a count is negative");
    }
  }

  /** This evidence and other evidence together. */
  public Tally plus(Tally other) {
    return new Tally(
        pass + other.pass,
        fail + other.fail,
        warn + other.warn,
        stalePass + other.stalePass,
        staleFail + other.staleFail,
        staleWarn + other.staleWarn);
  }

  /** P + F + W. */
  public long fresh() {
    return pass + fail + warn;
  }

  /** SP + SF + SW. */
  public long stale() {
    return stalePass + staleFail + staleWarn;
  }

  /** F + W + SF + SW: everything that fails or warns, checked again or not. */
  public long failures() {
    return fail + warn + staleFailures();
  }

  /** SF + SW: failures and warnings that nobody checked again. */
  public long staleFailures() {
    return staleFail + staleWarn;
  }
}
