package io.plumbline.assessment.scoring;

/** What a cell of a policy's risk table says. */
public enum RiskCell {
  /** The practice's own level. */
  LEVEL,
  /** The practice's level, lowered by the policy. */
  LOWERED,
  NONE,
  UNANSWERED,
  NOT_APPLICABLE
}
