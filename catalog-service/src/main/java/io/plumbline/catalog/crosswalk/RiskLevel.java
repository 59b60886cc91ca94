package io.plumbline.catalog.crosswalk;

/** How much harm it does when a practice is not met, as AWS publishes it. Ascending. */
public enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH
}
