package io.plumbline.assessment.verdict;

import java.util.function.Predicate;

/** The rows of the observed-status table (DESIGN section 8), in order: the first match wins. */
public enum ObservedRule {
  FAIL_WITHOUT_PASS("F>0, P=0", t -> t.fail() > 0 && t.pass() == 0, ObservedStatus.FAILING),
  FAIL_AND_PASS("F>0, P>0", t -> t.fail() > 0, ObservedStatus.MIXED),
  OLD_FAIL_STANDS(
      "F=0, W>0, P=0, SF>0",
      t -> t.warn() > 0 && t.pass() == 0 && t.staleFail() > 0,
      ObservedStatus.FAILING),
  WARN("F=0, W>0", t -> t.warn() > 0, ObservedStatus.MIXED),
  PASS_BESIDE_OLD_FAILURE(
      "F=W=0, P>0, SF+SW>0", t -> t.pass() > 0 && t.staleFailures() > 0, ObservedStatus.MIXED),
  PASS("F=W=0, P>0, SF=SW=0", t -> t.pass() > 0, ObservedStatus.PASSING),
  ONLY_STALE("P=F=W=0, SP+SF+SW>0", t -> t.stale() > 0, ObservedStatus.STALE),
  NOTHING("no evidence", t -> true, ObservedStatus.NO_EVIDENCE);

  private final String condition;
  private final Predicate<Tally> matches;
  private final ObservedStatus status;

  ObservedRule(String condition, Predicate<Tally> matches, ObservedStatus status) {
    this.condition = condition;
    this.matches = matches;
    this.status = status;
  }

  /** The first row that fits the counts. */
  public static ObservedRule of(Tally tally) {
    for (ObservedRule rule : values()) {
      if (rule.matches.test(tally)) {
        return rule;
      }
    }
    throw new IllegalStateException("the last row fits everything");
  }

  /** The row's condition in the letters of the table. */
  public String condition() {
    return condition;
  }

  /** What the row says was observed. */
  public ObservedStatus status() {
    return status;
  }
}
