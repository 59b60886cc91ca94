package io.plumbline.assessment.scoring;

/** The risk that a practice leaves, derived by the policy and never typed in. */
public enum Risk {
  HIGH,
  MEDIUM,
  LOW,
  NONE,
  UNANSWERED,
  NOT_APPLICABLE;

  static Risk of(RiskLevel level) {
    return switch (level) {
      case HIGH -> HIGH;
      case MEDIUM -> MEDIUM;
      case LOW -> LOW;
    };
  }
}
