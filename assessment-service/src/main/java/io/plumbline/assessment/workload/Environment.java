package io.plumbline.assessment.workload;

/** Where a workload runs. */
public enum Environment {
  UNSPECIFIED,
  PRODUCTION,
  PREPRODUCTION
}
