package io.plumbline.assessment.verdict;

/** What the evidence says of one practice of one workload. */
public enum ObservedStatus {
  PASSING,
  FAILING,
  MIXED,
  STALE,
  NO_EVIDENCE
}
