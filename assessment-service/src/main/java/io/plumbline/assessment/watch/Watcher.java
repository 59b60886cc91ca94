package io.plumbline.assessment.watch;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open stream. Every event carries the whole state of what it is about, so the newest event of
 * each thing is all that is kept for a slow reader: what it has not seen is found by version. Only
 * {@link #offer}, {@link #isBehind} and {@link #end} may be called from another thread than the
 * stream's own.
 *
 * @param <R> what it sends
 */
abstract class Watcher<R> {

  private final WorkloadKey workload;
  private final Sight sight;
  private final Context context;
  private final ServerCallStreamObserver<R> stream;
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean begun;
  private boolean over;

  Watcher(WorkloadKey workload, Sight sight, Context context, ServerCallStreamObserver<R> stream) {
    this.workload = workload;
    this.sight = sight;
    this.context = context;
    this.stream = stream;
  }

  /** Whether it is about this assessment. */
  abstract boolean watches(AssessmentKey key);

  /** Keeps an assessment as it stands; an older one that was not sent yet gives way. */
  abstract void keep(AssessmentKey key, AssessmentChanged event);

  /** Keeps the workload as it stands; an older one that was not sent yet gives way. */
  abstract void keep(WorkloadChanged event);

  /** Whether an assessment it is about was sent in an older version than this one. */
  abstract boolean lacks(AssessmentKey key, long version);

  /** Whether the workload is to be sent and was sent in an older version than this one. */
  abstract boolean lacks(long workloadVersion);

  /** What to send next; nothing when nothing that is new waits. */
  abstract Optional<R> next();

  /** What the stream is told when it may no longer see what it is about. */
  abstract DomainException missing();

  WorkloadKey workload() {
    return workload;
  }

  Sight sight() {
    return sight;
  }

  /** Sends what is kept, and from then on what changes. */
  void begin() {
    begun = true;
    drain();
  }

  /** Whether the stream has begun and lacks this version. */
  boolean isBehind(AssessmentKey key, long version) {
    return begun && watches(key) && lacks(key, version);
  }

  /** Whether the stream has begun and lacks this version of the workload. */
  boolean isBehind(long workloadVersion) {
    return begun && lacks(workloadVersion);
  }

  /** Hands over an assessment, if it is about it. */
  void offer(AssessmentKey key, AssessmentChanged event) {
    if (watches(key)) {
      keep(key, event);
      wake();
    }
  }

  /** Hands over the workload. */
  void offer(WorkloadChanged event) {
    keep(event);
    wake();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(
          v -> {
            woken.set(false);
            drain();
          });
    }
  }

  /** Sends what waits, as far as the reader is ready for it. */
  void drain() {
    while (begun && !over && stream.isReady()) {
      Optional<R> response = next();
      if (response.isEmpty()) {
        return;
      }
      stream.onNext(response.get());
    }
  }

  /** Ends the stream with a failure. */
  void end(Throwable failure) {
    context.runOnContext(
        v -> {
          if (!over) {
            over = true;
            stream.onError(failure);
          }
        });
  }

  /** The reader is gone. */
  void cancelled() {
    over = true;
  }
}
