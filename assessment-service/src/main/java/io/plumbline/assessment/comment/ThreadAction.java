package io.plumbline.assessment.comment;

import java.util.Optional;

/** What may happen to a thread. */
public enum ThreadAction {
  REPLY,
  RESOLVE,
  REOPEN;

  /** The state it leads to; nothing where it is not allowed. This is the whole state machine. */
  public Optional<ThreadState> next(ThreadState from) {
    return switch (from) {
      case OPEN ->
          switch (this) {
            case REPLY -> Optional.of(ThreadState.OPEN);
            case RESOLVE -> Optional.of(ThreadState.RESOLVED);
            case REOPEN -> Optional.empty();
          };
      case RESOLVED ->
          switch (this) {
            case REPLY, REOPEN -> Optional.of(ThreadState.OPEN);
            case RESOLVE -> Optional.empty();
          };
    };
  }
}
