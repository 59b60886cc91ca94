package io.plumbline.assessment.carry;

/** What becomes of an answer. */
public enum Fate {
  /** It is carried. */
  CARRIED,
  /** It is carried and marked, to be looked at. */
  CARRIED_WITH_FLAG,
  /** It is proposed; somebody has to decide. */
  NEEDS_REVIEW,
  /** The edition has no practice for it. */
  NO_TARGET,
  /** It was proposed and chosen. */
  CHOSEN,
  /** It was proposed, and others were chosen wherever it was. */
  NOT_CHOSEN
}
