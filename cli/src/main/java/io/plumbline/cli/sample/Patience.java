package io.plumbline.cli.sample;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.cli.CommandFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Calls that need what an event has yet to bring: asked again until it is there. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 150;
  private static final Set<Status.Code> NOT_YET =
      Set.of(
          Status.Code.FAILED_PRECONDITION,
          Status.Code.NOT_FOUND,
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED);

  private Patience() {}

  /** The answer, as soon as there is one. */
  static <T> T until(Supplier<T> call) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        if (!NOT_YET.contains(e.getStatus().getCode()) || System.nanoTime() > end) {
          throw e;
        }
        pause();
      }
    }
  }

  /** The value, as soon as it is present. */
  static <T> T untilPresent(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new CommandFailedException(what + " is not there after " + LIMIT.toSeconds() + " s");
  }

  /** Makes something that may be there from an earlier, broken-off load. */
  static void make(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw e;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted");
    }
  }
}
