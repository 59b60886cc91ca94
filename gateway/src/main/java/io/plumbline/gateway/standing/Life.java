package io.plumbline.gateway.standing;

import io.plumbline.gateway.listing.Marked;
import io.plumbline.proto.assessment.v1.Assessment;

/** The life of an assessment in words. */
public final class Life {
  private Life() {}

  /** A state with its mark. */
  public static Marked state(Assessment.State state) {
    return switch (state) {
      case STATE_SUBMITTED -> new Marked("Submitted", "warn");
      case STATE_CHANGES_REQUESTED -> new Marked("Changes requested", "fail");
      case STATE_APPROVED -> new Marked("Approved", "pass");
      case STATE_CLOSED -> new Marked("Closed", "none");
      case STATE_SUPERSEDED -> new Marked("Superseded by an upgrade", "none");
      case STATE_SET_ASIDE -> new Marked("Set aside", "none");
      case STATE_IN_PROGRESS, STATE_UNSPECIFIED, UNRECOGNIZED -> new Marked("In progress", "none");
    };
  }

  /** Whether people may answer. */
  public static boolean open(Assessment.State state) {
    return switch (state) {
      case STATE_SUBMITTED, STATE_APPROVED, STATE_CLOSED, STATE_SUPERSEDED, STATE_SET_ASIDE ->
          false;
      case STATE_IN_PROGRESS, STATE_CHANGES_REQUESTED, STATE_UNSPECIFIED, UNRECOGNIZED -> true;
    };
  }

  /** Whether single answers may be reviewed. */
  public static boolean underReview(Assessment.State state) {
    return open(state) || state == Assessment.State.STATE_SUBMITTED;
  }
}
