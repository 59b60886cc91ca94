package io.plumbline.deploy.stack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Threads that call again and again until they are told to stop, and what failed for them. */
final class Callers {
  private static final long PAUSE_MILLIS = 30;

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile boolean running = true;

  /** A call a client makes; it throws when it fails. */
  @FunctionalInterface
  interface Call {
    void make() throws Exception;
  }

  void start(String name, Call call) {
    LongAdder count = new LongAdder();
    calls.put(name, count);
    Thread thread = new Thread(() -> run(name, call, count), name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private void run(String name, Call call, LongAdder count) {
    while (running) {
      try {
        call.make();
        count.increment();
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        failures.add(name + " after " + count + " calls: " + e);
      }
    }
  }

  void stop() throws InterruptedException {
    running = false;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  List<String> failures() {
    return failures;
  }

  /** How many calls of each kind succeeded. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new ConcurrentHashMap<>();
    calls.forEach((name, count) -> counts.put(name, count.sum()));
    return counts;
  }
}
