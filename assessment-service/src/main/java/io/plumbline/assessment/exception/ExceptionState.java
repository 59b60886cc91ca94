package io.plumbline.assessment.exception;

/** Where an exception is in its life. */
public enum ExceptionState {
  REQUESTED,
  APPROVED,
  REFUSED,
  WITHDRAWN,
  EXPIRED,
  REVOKED
}
