package io.plumbline.platform.freshness;

import io.plumbline.platform.access.CallDeadline;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Reads that wait for a version, so that a caller sees what it has just written. The read is
 * repeated until it is there or the deadline of the call is near, for a minute at most; without a
 * deadline, ten seconds.
 */
@ApplicationScoped
public class MinVersion {

  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration MARGIN = Duration.ofMillis(100);
  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration MOST = Duration.ofMillis(250);

  /**
   * Reads until the version is reached.
   *
   * @param minVersion version wanted; 0 or less reads once
   * @param read a whole read, each time in a transaction of its own
   * @throws DomainException (as failure) UNAVAILABLE, VERSION_NOT_REACHED, when time is up
   */
  public <T> Uni<T> read(long minVersion, Supplier<Uni<T>> read, ToLongFunction<T> version) {
    if (minVersion <= 0) {
      return Uni.createFrom().deferred(read::get);
    }
    long until = System.nanoTime() + limit().toNanos();
    return attempt(minVersion, read, version, until, FIRST);
  }

  private static <T> Uni<T> attempt(
      long wanted, Supplier<Uni<T>> read, ToLongFunction<T> version, long until, Duration pause) {
    return Uni.createFrom()
        .deferred(read::get)
        .chain(
            item -> {
              if (version.applyAsLong(item) >= wanted) {
                return Uni.createFrom().item(item);
              }
              if (System.nanoTime() + pause.toNanos() > until) {
                return Uni.createFrom().failure(notReached(wanted, version.applyAsLong(item)));
              }
              Duration next =
                  pause.multipliedBy(2).compareTo(MOST) < 0 ? pause.multipliedBy(2) : MOST;
              return Timers.after(pause).chain(() -> attempt(wanted, read, version, until, next));
            });
  }

  private static Duration limit() {
    return CallDeadline.left()
        .map(left -> left.compareTo(LONGEST) < 0 ? left : LONGEST)
        .map(left -> left.minus(MARGIN))
        .orElse(DEFAULT_LIMIT);
  }

  private static DomainException notReached(long wanted, long reached) {
    return DomainException.unavailable(
        PlatformReason.VERSION_NOT_REACHED,
        "version " + wanted + " is not there yet, only " + reached,
        Duration.ofSeconds(1));
  }
}
