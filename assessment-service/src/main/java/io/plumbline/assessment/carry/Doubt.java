package io.plumbline.assessment.carry;

/** Why an answer is flagged or has to be reviewed. */
public enum Doubt {
  /** None. */
  NONE,
  /** It is likely, not certain, that both practices mean the same. */
  MEDIUM_CONFIDENCE,
  /** The practices resemble each other, no more. */
  LOW_CONFIDENCE,
  /** Several practices could take its place. */
  SEVERAL_CANDIDATES,
  /** Its twin is answered differently. */
  TWIN_CONFLICT,
  /** Not all practices that go into the same one are answered. */
  PARTLY_ANSWERED,
  /** Another practice that goes into the same one is answered differently. */
  MERGE_CONFLICT,
  /** The texts that merge are too long for one answer. */
  TEXT_TOO_LONG
}
