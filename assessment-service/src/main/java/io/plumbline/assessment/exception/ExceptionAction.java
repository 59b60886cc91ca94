package io.plumbline.assessment.exception;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen to an exception. {@code EXPIRE} is done by time, the others by people. */
public enum ExceptionAction {
  APPROVE,
  REFUSE,
  WITHDRAW,
  REVOKE,
  RENEW,
  EXPIRE;

  /**
   * The state it leads to; nothing where it is not allowed. This is the whole state machine.
   *
   * @param from the state before
   * @param renewing whether a renewal waits; of approved ones only
   */
  public Optional<ExceptionState> next(ExceptionState from, boolean renewing) {
    return switch (from) {
      case REQUESTED -> Optional.ofNullable(requested());
      case APPROVED -> Optional.ofNullable(renewing ? renewing() : approved());
      case REFUSED, WITHDRAWN, EXPIRED, REVOKED -> Optional.empty();
    };
  }

  private @Nullable ExceptionState requested() {
    return switch (this) {
      case APPROVE -> ExceptionState.APPROVED;
      case REFUSE -> ExceptionState.REFUSED;
      case WITHDRAW -> ExceptionState.WITHDRAWN;
      case EXPIRE -> ExceptionState.EXPIRED;
      case REVOKE, RENEW -> null;
    };
  }

  private @Nullable ExceptionState approved() {
    return switch (this) {
      case REVOKE -> ExceptionState.REVOKED;
      case RENEW -> ExceptionState.APPROVED;
      case EXPIRE -> ExceptionState.EXPIRED;
      case APPROVE, REFUSE, WITHDRAW -> null;
    };
  }

  /** What is decided is the renewal; the request for it outlives the terms that run out. */
  private @Nullable ExceptionState renewing() {
    return switch (this) {
      case APPROVE, REFUSE, WITHDRAW -> ExceptionState.APPROVED;
      case REVOKE -> ExceptionState.REVOKED;
      case EXPIRE -> ExceptionState.REQUESTED;
      case RENEW -> null;
    };
  }
}
