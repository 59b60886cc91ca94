package io.plumbline.evidence.finding;

/** How grave the source calls it. */
public enum Severity {
  UNKNOWN,
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
