package io.plumbline.evidence.finding;

/**
 * What kind of thing a finding says, after the classes of OCSF. Only a COMPLIANCE finding is the
 * result of a check and may be a PASS; the others are evidence of their kind.
 */
public enum FindingClass {
  /** A rule was checked on a resource (OCSF 2003, or a scanner's own form of it). */
  COMPLIANCE,
  /** A known weakness of what runs there (OCSF 2002). */
  VULNERABILITY,
  /** Something suspicious happened (OCSF 2004 of detectors such as GuardDuty). */
  THREAT
}
