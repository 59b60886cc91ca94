package io.plumbline.platform.messaging;

import io.grpc.Status;
import io.plumbline.platform.grpc.DomainException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that stay. */
public final class Failures {

  /** SQLSTATE classes of lost connections, conflicts, lacking resources and shutdown. */
  private static final Set<String> PASSING_STATES = Set.of("08", "40", "53", "57");

  private static final Set<Status.Code> PASSING_CODES =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.ABORTED, Status.Code.DEADLINE_EXCEEDED);

  private Failures() {}

  /** Whether it is worth trying again until it works. */
  public static boolean mayPass(@Nullable Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (t instanceof PgException pg) {
        String state = pg.getSqlState();
        return state != null && PASSING_STATES.contains(state.substring(0, 2));
      }
      if (t instanceof DomainException domain) {
        return PASSING_CODES.contains(domain.code());
      }
      if (t instanceof IOException
          || t instanceof TimeoutException
          || t instanceof RetriableException
          || t instanceof io.vertx.core.VertxException) {
        return true;
      }
    }
    return false;
  }

  /** A short reason for people, without a stack. */
  public static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
