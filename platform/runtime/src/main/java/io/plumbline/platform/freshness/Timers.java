package io.plumbline.platform.freshness;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Waiting that stays on the Vert.x context of the call. */
final class Timers {

  private Timers() {}

  static Uni<Void> after(Duration pause) {
    Context context = Vertx.currentContext();
    if (context == null) {
      return Uni.createFrom().voidItem().onItem().delayIt().by(pause);
    }
    return Uni.createFrom()
        .emitter(
            em ->
                context
                    .owner()
                    .setTimer(
                        pause.toMillis(), id -> context.runOnContext(v -> em.complete(null))));
  }
}
