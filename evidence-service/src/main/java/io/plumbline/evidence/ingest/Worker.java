package io.plumbline.evidence.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs blocking work of one call on a worker thread and comes back to the call's context. */
record Worker(Context context) {

  /** Goes on after a while, on the call's context and without holding a thread. */
  Uni<Void> pause(Duration time) {
    return time.isZero()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom()
            .emitter(
                later ->
                    context
                        .owner()
                        .setTimer(
                            Math.max(1, time.toMillis()),
                            id -> context.runOnContext(v -> later.complete(null))));
  }

  <T> Uni<T> run(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(() -> context.executeBlocking(work, false).toCompletionStage());
  }
}
