package io.plumbline.evidence.ingest;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.evidence.ingest.IngestGrpcService.Tools;
import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.platform.access.Caller;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call that takes a stream: at most two messages wait, one step runs at a time, and the next
 * message is asked for only when a step is done and the client takes what it is sent. A client that
 * keeps the call waiting for too long is let go. Everything here runs on the call's own event loop.
 */
abstract class StreamCall<Q, R> implements StreamObserver<Q> {

  private static final Logger LOG = Logger.getLogger(StreamCall.class);
  private static final int WINDOW = 2;

  final Tools tools;
  final Caller caller;
  final Worker worker;
  private final ServerCallStreamObserver<R> out;
  private final Deque<Q> waiting = new ArrayDeque<>(WINDOW);
  private boolean busy;
  private boolean halfClosed;
  private boolean closing;
  private boolean cancelled;
  private boolean ended;
  private int owed;
  private final long watch;
  private long waitingSince = System.nanoTime();
  private @Nullable Lease lease;
  @Nullable ScanRun run;

  StreamCall(Tools tools, Caller caller, Worker worker, ServerCallStreamObserver<R> out) {
    this.tools = tools;
    this.caller = caller;
    this.worker = worker;
    this.out = out;
    out.disableAutoRequest();
    out.setOnCancelHandler(this::cancel);
    out.setOnReadyHandler(this::ask);
    Duration idle = tools.config().idle();
    this.watch =
        worker
            .context()
            .owner()
            .setPeriodic(Math.max(1, idle.toMillis() / 4), id -> onLoop(() -> look(idle)));
    out.request(WINDOW);
  }

  /** Handles one message. */
  abstract Uni<Void> take(Q message);

  /** Handles the end of the client's messages; must end with {@link #complete}. */
  abstract Uni<Void> finish();

  /** Lets go of what the call holds; called once. */
  abstract void release();

  abstract String method();

  @Override
  public final void onNext(Q message) {
    if (!ended) {
      waiting.add(message);
      next();
    }
  }

  @Override
  public final void onCompleted() {
    halfClosed = true;
    next();
  }

  @Override
  public final void onError(Throwable failure) {
    cancel();
  }

  private void next() {
    if (busy || ended) {
      return;
    }
    Q message = waiting.poll();
    if (message != null) {
      step(() -> take(message), this::askAgain);
    } else if (halfClosed && !closing) {
      closing = true;
      step(this::finish, () -> {});
    }
  }

  private void askAgain() {
    owed++;
    ask();
  }

  private void onLoop(Runnable work) {
    worker.context().runOnContext(v -> work.run());
  }

  /** Asks for the next message, unless the client does not take what it was sent. */
  private void ask() {
    if (owed > 0 && !ended && out.isReady()) {
      int messages = owed;
      owed = 0;
      out.request(messages);
    }
  }

  private void look(Duration idle) {
    if (!busy && !ended && System.nanoTime() - waitingSince > idle.toNanos()) {
      fail(IngestErrors.idle(idle));
    }
  }

  /** Lets the call in; the first thing its first message does. */
  final Lease enter() {
    lease = tools.admission().enter(caller.tenant());
    return lease;
  }

  final Lease lease() {
    return Objects.requireNonNull(lease, "the first message has let the call in");
  }

  private void step(Supplier<Uni<Void>> work, Runnable after) {
    busy = true;
    Uni.createFrom()
        .deferred(work::get)
        .subscribe()
        .with(
            done -> {
              busy = false;
              waitingSince = System.nanoTime();
              if (cancelled) {
                abandon("the call was cancelled");
              } else if (!ended) {
                after.run();
                next();
              }
            },
            this::fail);
  }

  /** Sends progress only when the client keeps up, so that nothing piles up here. */
  final void progress(R message) {
    if (!ended && !cancelled && out.isReady()) {
      out.onNext(message);
    }
  }

  final void send(R message) {
    if (!ended && !cancelled) {
      out.onNext(message);
    }
  }

  /** Sends the last message and ends the call. */
  final void complete(R last) {
    if (!ended) {
      ended = true;
      letGo();
      if (!cancelled) {
        out.onNext(last);
        out.onCompleted();
      }
    }
  }

  final boolean isCancelled() {
    return cancelled;
  }

  private void cancel() {
    cancelled = true;
    if (!busy) {
      abandon("the call was cancelled");
    }
  }

  private void fail(Throwable failure) {
    busy = false;
    if (ended) {
      return;
    }
    Throwable known =
        failure instanceof DocumentException document ? IngestErrors.document(document) : failure;
    boolean tell = !cancelled;
    abandon(Objects.requireNonNullElse(tools.errors().transform(known).getMessage(), "failed"));
    if (tell) {
      out.onError(tools.errors().transform(known));
    }
  }

  private void letGo() {
    worker.context().owner().cancelTimer(watch);
    release();
    if (lease != null) {
      lease.close();
    }
  }

  private void abandon(String why) {
    if (ended) {
      return;
    }
    ended = true;
    waiting.clear();
    letGo();
    ScanRun begun = run;
    if (begun != null) {
      tools
          .closer()
          .fail(begun, why, method())
          .subscribe()
          .with(
              done -> {}, e -> LOG.warnf(e, "scan %s could not be marked as broken off", begun.id));
    }
  }
}
