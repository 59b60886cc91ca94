package io.plumbline.platform.messaging;

import io.plumbline.platform.access.Caller;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs reactive work from a plain thread and waits for it, each time on a duplicated context of its
 * own, so that nothing of one piece of work is seen by another.
 */
final class EventContext {

  private final Context root;

  EventContext(Vertx vertx) {
    this.root = ((VertxInternal) vertx).createEventLoopContext();
  }

  /**
   * Runs the work as this caller.
   *
   * @throws ExecutionException with the failure of the work
   * @throws TimeoutException when it took longer; it is cancelled then
   */
  <T> T run(Caller caller, Duration limit, Supplier<Uni<T>> work)
      throws ExecutionException, TimeoutException, InterruptedException {
    Context context = VertxContext.createNewDuplicatedContext(root);
    VertxContextSafetyToggle.setContextSafe(context, true);
    caller.bind(context);
    CompletableFuture<T> done = new CompletableFuture<>();
    AtomicReference<Cancellable> running = new AtomicReference<>();
    context.runOnContext(
        v ->
            running.set(
                Uni.createFrom()
                    .deferred(work::get)
                    .subscribe()
                    .with(done::complete, done::completeExceptionally)));
    try {
      return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      context.runOnContext(
          v -> {
            Cancellable cancellable = running.get();
            if (cancellable != null) {
              cancellable.cancel();
            }
          });
      throw e;
    }
  }
}
