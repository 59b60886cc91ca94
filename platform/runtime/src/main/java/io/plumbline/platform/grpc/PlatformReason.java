package io.plumbline.platform.grpc;

import io.grpc.Status;

/** The reasons every service can answer with, whatever it is about. */
public enum PlatformReason implements ErrorReason {
  /** No token, or one that is not valid here: signature, issuer, audience, time or type. */
  TOKEN_INVALID(Status.Code.UNAUTHENTICATED),
  /** The token has ended, before the call or while its stream was open. */
  TOKEN_EXPIRED(Status.Code.UNAUTHENTICATED),
  /** The token does not carry exactly one tenant. */
  TENANT_CLAIM_INVALID(Status.Code.PERMISSION_DENIED),
  /** No role of the caller holds the permission the call needs. */
  PERMISSION_MISSING(Status.Code.PERMISSION_DENIED),
  /** The request breaks a rule of its message; BadRequest tells the fields. */
  REQUEST_INVALID(Status.Code.INVALID_ARGUMENT),
  /** The page token was not made by this service for this query. */
  PAGE_TOKEN_INVALID(Status.Code.INVALID_ARGUMENT),
  /** The resource has changed since the etag was read. */
  ETAG_MISMATCH(Status.Code.ABORTED),
  /** The request id was used before for another request. */
  REQUEST_ID_REUSED(Status.Code.INVALID_ARGUMENT),
  /** The wanted version was not reached before the deadline. */
  VERSION_NOT_REACHED(Status.Code.UNAVAILABLE),
  /** Another write was in the way; the same call may be made again. */
  WRITE_CONFLICT(Status.Code.ABORTED),
  /** Something this service needs can not be reached now; the same call may be made again. */
  DEPENDENCY_UNAVAILABLE(Status.Code.UNAVAILABLE),
  /** The service is about to stop; the same call may be made again elsewhere. */
  SHUTTING_DOWN(Status.Code.UNAVAILABLE),
  /** The call was cancelled or its deadline passed. */
  CANCELLED(Status.Code.CANCELLED),
  /** A failure nobody foresaw; the log has it under the request id. */
  INTERNAL(Status.Code.INTERNAL);

  private final Status.Code code;

  PlatformReason(Status.Code code) {
    this.code = code;
  }

  @Override
  public Status.Code code() {
    return code;
  }
}
