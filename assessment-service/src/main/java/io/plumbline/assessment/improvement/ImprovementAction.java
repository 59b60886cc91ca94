package io.plumbline.assessment.improvement;

import java.util.Optional;

/** What people do to the state of an improvement. */
public enum ImprovementAction {
  START,
  COMPLETE,
  DROP,
  REOPEN;

  /** The state it leads to; nothing where it is not allowed. This is the whole state machine. */
  public Optional<ImprovementState> next(ImprovementState from) {
    return Optional.ofNullable(
        switch (from) {
          case OPEN -> this == REOPEN ? null : onward();
          case IN_PROGRESS -> this == START ? null : onward();
          case DONE, DROPPED -> this == REOPEN ? onward() : null;
        });
  }

  private ImprovementState onward() {
    return switch (this) {
      case START -> ImprovementState.IN_PROGRESS;
      case COMPLETE -> ImprovementState.DONE;
      case DROP -> ImprovementState.DROPPED;
      case REOPEN -> ImprovementState.OPEN;
    };
  }
}
