package io.plumbline.platform.schedule;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.spi.JobInstrumenter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that no caller waits for: every scheduled method, and what a commit sets off. At the end of
 * the process no more of it begins, and what runs is let to end before anything it needs is closed.
 * What was not begun stands in the database, for the next process.
 */
@ApplicationScoped
public class BackgroundWork implements JobInstrumenter {

  private static final Logger LOG = Logger.getLogger(BackgroundWork.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private int running;
  private boolean stopping;

  /** Does the work when it is subscribed to, unless the process ends. */
  public Uni<Void> run(Supplier<Uni<Void>> work) {
    return Uni.createFrom()
        .deferred(
            () ->
                begin()
                    ? Uni.createFrom().deferred(work::get).onTermination().invoke(this::ended)
                    : Uni.createFrom().voidItem());
  }

  /** Called for every run of a scheduled method. */
  @Override
  public CompletionStage<Void> instrument(JobInstrumentationContext job) {
    if (!begin()) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return job.executeJob().whenComplete((done, failure) -> ended());
    } catch (RuntimeException e) {
      ended();
      throw e;
    }
  }

  /** Before all others that are told of the end. */
  void onStop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event)
      throws InterruptedException {
    stop(LIMIT);
  }

  synchronized void stop(Duration limit) throws InterruptedException {
    stopping = true;
    long end = System.nanoTime() + limit.toNanos();
    for (long left = limit.toMillis(); running > 0 && left > 0; ) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    if (running > 0) {
      LOG.warnf("%d pieces of background work are cut off", running);
    }
  }

  private synchronized boolean begin() {
    if (stopping) {
      return false;
    }
    running++;
    return true;
  }

  private synchronized void ended() {
    running--;
    notifyAll();
  }
}
