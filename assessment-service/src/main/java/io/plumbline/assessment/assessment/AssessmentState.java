package io.plumbline.assessment.assessment;

/** Where an assessment is in its life. */
public enum AssessmentState {
  IN_PROGRESS,
  SUBMITTED,
  CHANGES_REQUESTED,
  APPROVED,
  CLOSED,
  SUPERSEDED,
  SET_ASIDE;

  /** Whether people may answer. */
  public boolean open() {
    return this == IN_PROGRESS || this == CHANGES_REQUESTED;
  }

  /** Whether single answers may be reviewed. */
  public boolean underReview() {
    return open() || this == SUBMITTED;
  }

  /** Whether an upgrade has put another assessment in its place, or taken it out of use. */
  public boolean retired() {
    return this == SUPERSEDED || this == SET_ASIDE;
  }
}
