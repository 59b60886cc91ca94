package io.plumbline.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.scheduler.spi.JobInstrumenter.JobInstrumentationContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final BackgroundWork background = new BackgroundWork();

  @Test
  void shouldLetRunningWorkEndBeforeItStops() throws Exception {
    // Given a scheduled run and one that a commit set off
    CompletableFuture<Void> scheduled = new CompletableFuture<>();
    CompletableFuture<Void> setOff = new CompletableFuture<>();
    background.instrument(new Job(() -> scheduled));
    background
        .run(() -> Uni.createFrom().completionStage(setOff))
        .subscribe()
        .with(done -> {}, failure -> {});

    // When
    CompletableFuture<Void> stopped = stop();

    // Then
    assertThat(stopped).isNotDone();
    scheduled.complete(null);
    assertThat(stopped).isNotDone();
    setOff.completeExceptionally(new IllegalStateException("failed"));
    stopped.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void shouldBeginNothingOnceItStops() throws InterruptedException {
    // Given
    AtomicInteger begun = new AtomicInteger();
    background.stop(LONG);

    // When
    CompletionStage<Void> scheduled =
        background.instrument(
            new Job(
                () -> {
                  begun.incrementAndGet();
                  return CompletableFuture.completedFuture(null);
                }));
    background
        .run(() -> Uni.createFrom().item(begun.incrementAndGet()).replaceWithVoid())
        .await()
        .atMost(LONG);

    // Then
    assertThat(scheduled.toCompletableFuture()).isCompleted();
    assertThat(begun).hasValue(0);
  }

  @Test
  void shouldNotWaitForWorkThatFailedOrWasCancelled() throws InterruptedException {
    assertThatThrownBy(
            () ->
                background.instrument(
                    new Job(
                        () -> {
                          throw new IllegalStateException("at once");
                        })))
        .hasMessage("at once");
    background
        .run(
            () -> {
              throw new IllegalStateException("at once");
            })
        .subscribe()
        .with(done -> {}, failure -> {});
    background.run(() -> Uni.createFrom().nothing()).subscribe().with(done -> {}).cancel();

    long begun = System.nanoTime();
    background.stop(LONG);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldNotWaitForEver() throws InterruptedException {
    background.instrument(new Job(CompletableFuture::new));
    background.stop(Duration.ofMillis(20));
    assertThat(background.run(() -> Uni.createFrom().nothing()).await().atMost(LONG)).isNull();
  }

  private CompletableFuture<Void> stop() throws InterruptedException {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                background.stop(LONG);
                stopped.complete(null);
              } catch (InterruptedException e) {
                stopped.completeExceptionally(e);
              }
            });
    thread.start();
    while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
      Thread.sleep(1);
    }
    return stopped;
  }

  private record Job(java.util.function.Supplier<CompletionStage<Void>> work)
      implements JobInstrumentationContext {
    @Override
    public String getSpanName() {
      return "Beds#dig";
    }

    @Override
    public CompletionStage<Void> executeJob() {
      return work.get();
    }
  }
}
