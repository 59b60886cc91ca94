package io.plumbline.evidence.finding;

/** Where a finding stands in its own life; only OPEN findings count. */
public enum Lifecycle {
  OPEN,
  /** The source itself archived, closed or deleted it. */
  RESOLVED,
  /** Absent from a complete scan that covers it. */
  GONE
}
