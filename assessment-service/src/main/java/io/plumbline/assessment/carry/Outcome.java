package io.plumbline.assessment.carry;

/** What a practice of the new edition gets. */
public enum Outcome {
  /** An answer. */
  CARRIED,
  /** An answer that is marked, to be looked at. */
  CARRIED_WITH_FLAG,
  /** Proposals; somebody has to decide. */
  NEEDS_REVIEW,
  /** Nothing: what it comes from is not answered. */
  UNANSWERED,
  /** Nothing: no practice stands for it. */
  NO_SOURCE,
  /** The answer that was chosen. */
  CHOSEN
}
