package io.plumbline.cli.stack;

import io.plumbline.embedded.LeashedProcess;
import io.plumbline.embedded.StartFailedException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The processes of a stack: kept while they run, started again when they end unasked. */
final class Children {
  /**
   * How long a part may take to end: longer than the services' own. A JVM that was told to record
   * itself writes at its end, on a busy machine for minutes: {@code PLUMBLINE_STOP_SECONDS} says
   * more.
   */
  static final Duration DRAIN =
      Duration.ofSeconds(
          Long.parseLong(
              Objects.requireNonNullElse(System.getenv("PLUMBLINE_STOP_SECONDS"), "75")));

  private final Map<Part, LeashedProcess> processes = new EnumMap<>(Part.class);
  private final Executor threads;
  private final Progress progress;
  private boolean closing;

  Children(Executor threads, Progress progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** Starts a part and returns when it is ready. */
  @FunctionalInterface
  interface Starter {
    void start(Part part);
  }

  /** Takes over a process that was just started. */
  void keep(Part part, LeashedProcess process) {
    synchronized (this) {
      if (!closing) {
        processes.put(part, process);
        return;
      }
    }
    process.close();
    throw new StartFailedException("stopped while starting");
  }

  /** From now on a process that ends is an accident: it is started again. */
  void watch(Part part, LeashedProcess process, Starter starter) {
    process
        .exit()
        .thenAcceptAsync(
            code -> {
              if (isOurs(part, process)) {
                progress.say(part.label() + " ended with code " + code + ", starting it again");
                new Revival(part, progress, this::isClosing).attempt(() -> starter.start(part));
              }
            },
            threads)
        .exceptionally(
            failure -> {
              progress.say(part.label() + ": " + failure);
              return null;
            });
  }

  private synchronized boolean isOurs(Part part, LeashedProcess process) {
    return !closing && processes.get(part) == process;
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  /** Process id of a part; 0 while it is not running. */
  synchronized long pid(Part part) {
    LeashedProcess process = processes.get(part);
    return process == null ? 0 : process.pid();
  }

  /** True for the first caller only. From then on nothing is started any more. */
  synchronized boolean beginClosing() {
    boolean first = !closing;
    closing = true;
    return first;
  }

  /** Stops these parts beside each other and waits for all. */
  void stop(List<Part> parts) {
    parts.stream()
        .flatMap(part -> process(part).stream())
        .map(process -> CompletableFuture.runAsync(() -> process.stop(DRAIN), threads))
        .toList()
        .forEach(CompletableFuture::join);
  }

  /** Stops a part and starts it again, as one that ended unasked. */
  void restart(Part part, Starter starter) {
    LeashedProcess process;
    synchronized (this) {
      process = processes.remove(part);
    }
    if (process != null) {
      process.stop(DRAIN);
    }
    starter.start(part);
  }

  private synchronized Optional<LeashedProcess> process(Part part) {
    return Optional.ofNullable(processes.get(part));
  }
}
