package io.plumbline.assessment.workload;

/** How much depends on a workload. */
public enum Criticality {
  UNSPECIFIED,
  LOW,
  MEDIUM,
  HIGH
}
