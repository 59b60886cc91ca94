package io.plumbline.platform.access;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the client of the current call will wait, by its {@code grpc-timeout} header: the shared
 * HTTP server does not put it into the gRPC context.
 */
public final class CallDeadline {

  private static final Object KEY = CallDeadline.class;
  private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,8})([HMSmun])");

  private static final Duration LONGEST = Duration.ofDays(1);

  private CallDeadline() {}

  /** Binds the header's value to the context of the call; nothing when it is absent or bad. */
  public static void bind(Context context, @Nullable String timeout) {
    if (timeout != null) {
      parse(timeout).ifPresent(left -> context.putLocal(KEY, System.nanoTime() + left.toNanos()));
    }
  }

  /** The time left, or nothing when the client set no limit. */
  public static Optional<Duration> left() {
    Context context = Vertx.currentContext();
    boolean own = context != null && VertxContext.isDuplicatedContext(context);
    Long until = own ? context.getLocal(KEY) : null;
    return Optional.ofNullable(until).map(nanos -> Duration.ofNanos(nanos - System.nanoTime()));
  }

  /**
   * Reads the header as the gRPC protocol writes it, at most eight digits and a unit; a day at
   * most.
   */
  static Optional<Duration> parse(String timeout) {
    Matcher parts = TIMEOUT.matcher(timeout);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(parts.group(1));
    Duration left =
        switch (parts.group(2)) {
          case "H" -> Duration.ofHours(amount);
          case "M" -> Duration.ofMinutes(amount);
          case "S" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMillis(amount);
          case "u" -> Duration.ofNanos(amount * 1_000);
          default -> Duration.ofNanos(amount);
        };
    return Optional.of(left.compareTo(LONGEST) < 0 ? left : LONGEST);
  }
}
