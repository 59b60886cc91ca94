package io.plumbline.platform.grpc;

import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A foreseen refusal. Domain code throws it; {@link Errors} maps it once, at the edge, to a {@code
 * google.rpc.Status} with one {@code ErrorInfo} and the details given here.
 *
 * <p>The message is shown to callers: it must not hold anything they may not see. It carries no
 * stack trace, because it is an answer and not a defect.
 */
public class DomainException extends RuntimeException {

  private final transient ErrorReason reason;
  private final Status.Code code;
  private final transient List<Message> details;
  private final TreeMap<String, String> metadata;

  /** A refusal with the code of its reason. */
  public DomainException(
      ErrorReason reason, String message, Map<String, String> metadata, List<Message> details) {
    this(reason, reason.code(), message, metadata, details);
  }

  private DomainException(
      ErrorReason reason,
      Status.Code code,
      String message,
      Map<String, String> metadata,
      List<Message> details) {
    super(message, null, false, false);
    this.reason = reason;
    this.code = code;
    this.metadata = new TreeMap<>(metadata);
    this.details = List.copyOf(details);
  }

  /** NOT_FOUND: a resource of this type and name is not there, or not for this caller. */
  public static DomainException notFound(ErrorReason reason, String type, String name) {
    return new DomainException(
        reason,
        Status.Code.NOT_FOUND,
        type + " '" + name + "' was not found",
        Map.of("resource", name),
        List.of(ResourceInfo.newBuilder().setResourceType(type).setResourceName(name).build()));
  }

  /** INVALID_ARGUMENT: one field of the request, by its path, and what is wrong with it. */
  public static DomainException invalid(ErrorReason reason, String field, String description) {
    BadRequest.FieldViolation violation =
        BadRequest.FieldViolation.newBuilder()
            .setField(field)
            .setDescription(description)
            .setReason(reason.name())
            .build();
    return invalid(reason, field + ": " + description, List.of(violation));
  }

  /** INVALID_ARGUMENT: several fields at once. */
  public static DomainException invalid(
      ErrorReason reason, String message, List<BadRequest.FieldViolation> violations) {
    BadRequest detail = BadRequest.newBuilder().addAllFieldViolations(violations).build();
    return new DomainException(
        reason, Status.Code.INVALID_ARGUMENT, message, Map.of(), List.of(detail));
  }

  /** FAILED_PRECONDITION: the state does not allow it; repeating does not help. */
  public static DomainException precondition(
      ErrorReason reason, String message, Map<String, String> metadata) {
    PreconditionFailure detail =
        PreconditionFailure.newBuilder()
            .addViolations(
                PreconditionFailure.Violation.newBuilder()
                    .setType(reason.name())
                    .setDescription(message))
            .build();
    return new DomainException(
        reason, Status.Code.FAILED_PRECONDITION, message, metadata, List.of(detail));
  }

  /** FAILED_PRECONDITION without metadata. */
  public static DomainException precondition(ErrorReason reason, String message) {
    return precondition(reason, message, Map.of());
  }

  /** ABORTED: somebody else changed it first; read again and repeat. */
  public static DomainException aborted(ErrorReason reason, String message) {
    return new DomainException(reason, Status.Code.ABORTED, message, Map.of(), List.of());
  }

  /** ALREADY_EXISTS: a resource of this type and name is there. */
  public static DomainException alreadyExists(ErrorReason reason, String type, String name) {
    return new DomainException(
        reason,
        Status.Code.ALREADY_EXISTS,
        type + " '" + name + "' exists already",
        Map.of("resource", name),
        List.of(ResourceInfo.newBuilder().setResourceType(type).setResourceName(name).build()));
  }

  /** PERMISSION_DENIED: known to be there, but not for this caller. */
  public static DomainException denied(ErrorReason reason, String message) {
    return new DomainException(reason, Status.Code.PERMISSION_DENIED, message, Map.of(), List.of());
  }

  /** RESOURCE_EXHAUSTED: a limit is reached; try again after the given time. */
  public static DomainException exhausted(ErrorReason reason, String message, Duration retryAfter) {
    return new DomainException(
        reason, Status.Code.RESOURCE_EXHAUSTED, message, Map.of(), retry(retryAfter));
  }

  /** UNAVAILABLE: not possible now; try again after the given time. */
  public static DomainException unavailable(
      ErrorReason reason, String message, Duration retryAfter) {
    return new DomainException(
        reason, Status.Code.UNAVAILABLE, message, Map.of(), retry(retryAfter));
  }

  /** {@link #notFound(ErrorReason, String, String)} by the constant of a contract. */
  public static DomainException notFound(ProtocolMessageEnum reason, String type, String name) {
    return notFound(ErrorReason.of(reason, Status.Code.NOT_FOUND), type, name);
  }

  /** {@link #invalid(ErrorReason, String, String)} by the constant of a contract. */
  public static DomainException invalid(
      ProtocolMessageEnum reason, String field, String description) {
    return invalid(ErrorReason.of(reason, Status.Code.INVALID_ARGUMENT), field, description);
  }

  /** {@link #precondition(ErrorReason, String, Map)} by the constant of a contract. */
  public static DomainException precondition(
      ProtocolMessageEnum reason, String message, Map<String, String> metadata) {
    return precondition(ErrorReason.of(reason, Status.Code.FAILED_PRECONDITION), message, metadata);
  }

  /** {@link #precondition(ErrorReason, String)} by the constant of a contract. */
  public static DomainException precondition(ProtocolMessageEnum reason, String message) {
    return precondition(reason, message, Map.of());
  }

  /** {@link #aborted(ErrorReason, String)} by the constant of a contract. */
  public static DomainException aborted(ProtocolMessageEnum reason, String message) {
    return aborted(ErrorReason.of(reason, Status.Code.ABORTED), message);
  }

  /** {@link #alreadyExists(ErrorReason, String, String)} by the constant of a contract. */
  public static DomainException alreadyExists(
      ProtocolMessageEnum reason, String type, String name) {
    return alreadyExists(ErrorReason.of(reason, Status.Code.ALREADY_EXISTS), type, name);
  }

  /** {@link #denied(ErrorReason, String)} by the constant of a contract. */
  public static DomainException denied(ProtocolMessageEnum reason, String message) {
    return denied(ErrorReason.of(reason, Status.Code.PERMISSION_DENIED), message);
  }

  private static List<Message> retry(Duration after) {
    return List.of(
        RetryInfo.newBuilder().setRetryDelay(Durations.fromMillis(after.toMillis())).build());
  }

  /** Why, as the contract documents it. */
  public ErrorReason reason() {
    return reason;
  }

  /** The gRPC code of the answer. */
  public Status.Code code() {
    return code;
  }

  /** The variables of the message, for {@code ErrorInfo.metadata}. */
  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  /** Details beside the {@code ErrorInfo}. */
  public List<Message> details() {
    return details;
  }
}
