package io.plumbline.assessment.watch;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One open stream of an assessment. Every event carries the latest state of every practice, so the
 * newest event is all that is kept for a slow reader: what it has not seen is found by version.
 * Only {@link #offer}, {@link #catchUp}, {@link #isBehind} and {@link #end} may be called from
 * another thread than the stream's own.
 */
final class Watcher {

  private static final long NOT_BEGUN = -1;

  private final AssessmentKey key;
  private final Sight sight;
  private final Context context;
  private final ServerCallStreamObserver<WatchAssessmentResponse> stream;
  private final AtomicReference<@Nullable AssessmentChanged> latest = new AtomicReference<>();
  private volatile long sent = NOT_BEGUN;
  private boolean over;

  Watcher(
      AssessmentKey key,
      Sight sight,
      Context context,
      ServerCallStreamObserver<WatchAssessmentResponse> stream) {
    this.key = key;
    this.sight = sight;
    this.context = context;
    this.stream = stream;
  }

  AssessmentKey key() {
    return key;
  }

  Sight sight() {
    return sight;
  }

  /** Sends what is stored, and from then on what changes. */
  void begin(WatchAssessmentResponse snapshot) {
    if (!over) {
      send(snapshot);
      drain();
    }
  }

  /** The version of the assessment that was sent last. */
  long sent() {
    return sent;
  }

  /** Whether the stream has begun and has not sent this version yet. */
  boolean isBehind(long version) {
    return sent != NOT_BEGUN && sent < version;
  }

  /** Hands over what is stored, because an event may have been missed. */
  void catchUp(WatchAssessmentResponse stored) {
    context.runOnContext(
        v -> {
          if (!over && stream.isReady() && isBehind(stored.getAssessment().getVersion())) {
            send(stored);
          }
        });
  }

  private void send(WatchAssessmentResponse response) {
    sent = response.getAssessment().getVersion();
    stream.onNext(response);
  }

  /** Hands over an event; an older one that was not sent yet gives way. */
  void offer(AssessmentChanged event) {
    AssessmentChanged waiting = latest.getAndAccumulate(event, Watcher::newer);
    if (waiting == null) {
      context.runOnContext(v -> drain());
    }
  }

  private static AssessmentChanged newer(@Nullable AssessmentChanged one, AssessmentChanged two) {
    return one != null && version(one) > version(two) ? one : two;
  }

  private static long version(AssessmentChanged event) {
    return event.getAssessment().getVersion();
  }

  /** Sends what waits, if the reader is ready for it. */
  void drain() {
    if (over || sent == NOT_BEGUN || !stream.isReady()) {
      return;
    }
    AssessmentChanged event = latest.getAndSet(null);
    if (event == null || version(event) <= sent) {
      return;
    }
    List<PracticeState> unseen =
        event.getPracticeStatesList().stream().filter(s -> s.getVersion() > sent).toList();
    send(
        WatchAssessmentResponse.newBuilder()
            .setAssessment(event.getAssessment())
            .addAllPracticeStates(unseen)
            .build());
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
