package io.plumbline.platform.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Maps every failure to an answer, at the edge and nowhere else. What nobody foresaw is INTERNAL,
 * tells the caller nothing and is logged once, with the request id of the log context.
 *
 * <p>Mutiny services and synchronous failures come here by themselves. A stream service that
 * implements {@code ImplBase} passes its asynchronous failures: {@code
 * observer.onError(errors.transform(failure))}.
 */
@ApplicationScoped
public class Errors implements ExceptionHandlerProvider {

  private static final Logger LOG = Logger.getLogger(Errors.class);
  private static final String UNIQUE_VIOLATION = "23505";

  @Override
  public <Q, R> ExceptionHandler<Q, R> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, R> call, Metadata headers) {
    return new ExceptionHandler<>(listener, call, headers) {
      @Override
      protected void handleException(Throwable failure, ServerCall<Q, R> open, Metadata sent) {
        StatusException answer = transform(failure);
        open.close(answer.getStatus(), StatusDetails.trailers(answer));
      }
    };
  }

  @Override
  public StatusException transform(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
      StatusException answer = foreseen(t);
      if (answer != null) {
        return answer;
      }
    }
    LOG.error("a call failed for a reason nobody foresaw", failure);
    return StatusDetails.of(PlatformReason.INTERNAL, "internal error");
  }

  private static @Nullable StatusException foreseen(Throwable t) {
    if (t instanceof DomainException refusal) {
      return StatusDetails.of(refusal);
    }
    if (t instanceof StatusException status) {
      return ofStatus(status, status.getStatus());
    }
    if (t instanceof StatusRuntimeException status) {
      return ofStatus(status, status.getStatus());
    }
    if (t instanceof AuthenticationFailedException || t instanceof UnauthorizedException) {
      return StatusDetails.of(PlatformReason.TOKEN_INVALID, "a valid token is needed");
    }
    if (t instanceof SecurityException) {
      return StatusDetails.of(PlatformReason.PERMISSION_MISSING, "not permitted");
    }
    if (t instanceof OptimisticLockException || t instanceof StaleStateException) {
      return StatusDetails.of(PlatformReason.WRITE_CONFLICT, "another write came first");
    }
    if (t instanceof PgException pg) {
      return ofDatabase(pg);
    }
    if (t instanceof CancellationException) {
      return StatusDetails.of(PlatformReason.CANCELLED, "the call was cancelled");
    }
    if (t instanceof IOException || t instanceof TimeoutException) {
      LOG.warn("something this service needs can not be reached", t);
      return StatusDetails.of(PlatformReason.DEPENDENCY_UNAVAILABLE, "try again");
    }
    return null;
  }

  /** An answer that was made here passes; that of another service tells only what may pass. */
  private static @Nullable StatusException ofStatus(Throwable t, Status status) {
    com.google.rpc.Status proto = StatusProto.fromThrowable(t);
    if (proto != null && proto.getDetailsCount() > 0) {
      return StatusProto.toStatusException(proto);
    }
    return switch (status.getCode()) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED ->
          StatusDetails.of(PlatformReason.DEPENDENCY_UNAVAILABLE, "try again");
      case CANCELLED, DEADLINE_EXCEEDED ->
          StatusDetails.of(PlatformReason.CANCELLED, "the call was cancelled or took too long");
      default -> null;
    };
  }

  private static @Nullable StatusException ofDatabase(PgException pg) {
    String state = pg.getSqlState() == null ? "" : pg.getSqlState();
    if (state.startsWith("40") || state.equals(UNIQUE_VIOLATION)) {
      return StatusDetails.of(PlatformReason.WRITE_CONFLICT, "another write came first");
    }
    if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")) {
      LOG.warn("the database can not serve", pg);
      return StatusDetails.of(PlatformReason.DEPENDENCY_UNAVAILABLE, "try again");
    }
    return null;
  }
}
