package io.plumbline.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.platform.config.PlatformConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a reading thread for every event handler of the service and stops them with it. */
@ApplicationScoped
public class Consumers {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final PlatformConfig config;
  private final Inbox inbox;
  private final List<EventHandler> raw;
  private final List<SessionEventHandler> session;
  private final List<BroadcastHandler> broadcast;
  private final ConsumerLoop.Parts parts;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Runnable> stops = new ArrayList<>();

  @Inject
  Consumers(
      PlatformConfig config,
      Inbox inbox,
      @All List<EventHandler> raw,
      @All List<SessionEventHandler> session,
      @All List<BroadcastHandler> broadcast,
      KafkaSettings kafka,
      DeadLetters deadLetters,
      Vertx vertx,
      MeterRegistry meters,
      Clock clock) {
    this.config = config;
    this.inbox = inbox;
    this.raw = raw;
    this.session = session;
    this.broadcast = broadcast;
    this.parts =
        new ConsumerLoop.Parts(
            kafka, deadLetters, vertx, meters, clock, config.messaging().handlerAttempts());
  }

  void onStart(@Observes @Priority(3000) StartupEvent event) {
    if (!config.messaging().enabled()) {
      return;
    }
    raw.forEach(
        h -> consume(new ConsumerLoop(h.consumer(), h.topics(), e -> inbox.handle(h, e), parts)));
    session.forEach(
        h -> consume(new ConsumerLoop(h.consumer(), h.topics(), e -> inbox.handle(h, e), parts)));
    broadcast.forEach(
        h -> {
          BroadcastLoop loop = new BroadcastLoop(h, parts.kafka());
          start("broadcast " + h.topics(), loop, loop::stop);
        });
  }

  private void consume(ConsumerLoop loop) {
    start("consumer " + loop.name(), loop, loop::stop);
  }

  private void start(String name, Runnable loop, Runnable stop) {
    Thread thread = new Thread(loop, name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
    stops.add(stop);
  }

  void onStop(@Observes ShutdownEvent event) throws InterruptedException {
    stops.forEach(Runnable::run);
    for (Thread thread : threads) {
      thread.join(STOP_LIMIT.toMillis());
    }
  }
}
