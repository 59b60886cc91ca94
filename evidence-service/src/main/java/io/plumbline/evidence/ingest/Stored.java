package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Claim;
import io.plumbline.evidence.finding.Lifecycle;

/** What is stored of a finding, as far as deciding needs it. */
record Stored(
    Claim claim,
    Lifecycle lifecycle,
    String rule,
    String account,
    String region,
    String onlyWorkload) {

  /** Whether another rule, account, region or narrowing asks for other routes. */
  boolean isRoutedLike(Stored other) {
    return rule.equals(other.rule)
        && account.equals(other.account)
        && region.equals(other.region)
        && onlyWorkload.equals(other.onlyWorkload);
  }

  static Stored of(Candidate candidate, String onlyWorkload) {
    return new Stored(
        candidate.claim(),
        candidate.finding().lifecycle(),
        candidate.finding().rule(),
        candidate.finding().account(),
        candidate.finding().region(),
        onlyWorkload);
  }
}
