package io.plumbline.assessment.verdict;

/**
 * What is known of one practice.
 *
 * @param tally the evidence that counts
 * @param testable whether an active rule maps to the concept or something was ever attested for it
 */
public record Observation(Tally tally, boolean testable) {

  /** The row of the observed-status table that fits. */
  public ObservedRule rule() {
    return ObservedRule.of(tally);
  }

  /** What the evidence says. */
  public ObservedStatus status() {
    return rule().status();
  }

  /** No evidence, and none could be had. */
  public boolean untestable() {
    return !testable && status() == ObservedStatus.NO_EVIDENCE;
  }
}
