package io.plumbline.assessment.verdict;

/** Declared against observed. */
public enum Verdict {
  CONSISTENT,
  CONTRADICTED,
  UNSUPPORTED,
  STALE,
  UNTESTABLE,
  UNANSWERED
}
