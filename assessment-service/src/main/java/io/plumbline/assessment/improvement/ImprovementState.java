package io.plumbline.assessment.improvement;

/** Where an improvement is in its life. */
public enum ImprovementState {
  OPEN,
  IN_PROGRESS,
  DONE,
  DROPPED;

  /** Whether nothing more is going to be done. */
  public boolean closed() {
    return this == DONE || this == DROPPED;
  }
}
