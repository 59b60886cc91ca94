package io.plumbline.evidence.finding;

/** What people or the source decided about a finding; it never changes what was observed. */
public enum Decision {
  NONE,
  SUPPRESSED,
  RISK_ACCEPTED
}
