package io.plumbline.assessment.scoring;

/** How much hangs on a practice (L of DESIGN section 8), given by the edition or by the policy. */
public enum RiskLevel {
  HIGH,
  MEDIUM,
  LOW
}
