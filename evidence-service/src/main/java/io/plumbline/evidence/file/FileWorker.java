package io.plumbline.evidence.file;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.concurrent.Callable;

/** Runs blocking work of one call on a worker thread and comes back to the call's context. */
record FileWorker(Context context) {

  <T> Uni<T> run(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(() -> context.executeBlocking(work, false).toCompletionStage());
  }
}
