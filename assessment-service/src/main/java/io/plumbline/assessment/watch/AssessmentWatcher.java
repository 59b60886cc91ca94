package io.plumbline.assessment.watch;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.Refusals;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stream of one assessment. */
final class AssessmentWatcher extends Watcher<WatchAssessmentResponse> {

  private static final long NOTHING = -1;

  private final AssessmentKey key;
  private final ResumeTokens tokens;
  private final AtomicReference<@Nullable AssessmentChanged> latest = new AtomicReference<>();
  private long seen;
  private volatile long sent = NOTHING;

  AssessmentWatcher(
      AssessmentKey key,
      Sight sight,
      Context context,
      ServerCallStreamObserver<WatchAssessmentResponse> stream,
      ResumeTokens tokens) {
    super(key.workloadKey(), sight, context, stream);
    this.key = key;
    this.tokens = tokens;
  }

  /**
   * Sends what the reader has not seen of what is stored; everything, when it claims to have seen
   * what is not there yet.
   */
  void begin(AssessmentChanged stored, long after) {
    seen = after > version(stored) ? 0 : after;
    keep(key, stored);
    begin();
  }

  @Override
  boolean watches(AssessmentKey other) {
    return key.equals(other);
  }

  @Override
  void keep(AssessmentKey of, AssessmentChanged event) {
    latest.accumulateAndGet(event, AssessmentWatcher::newer);
  }

  @Override
  void keep(WorkloadChanged event) {
    // The workload is not part of the stream.
  }

  @Override
  boolean lacks(AssessmentKey of, long version) {
    return sent < version;
  }

  @Override
  boolean lacks(long workloadVersion) {
    return false;
  }

  @Override
  Optional<WatchAssessmentResponse> next() {
    AssessmentChanged event = latest.getAndSet(null);
    if (event == null || version(event) <= sent) {
      return Optional.empty();
    }
    WatchAssessmentResponse.Builder response =
        WatchAssessmentResponse.newBuilder()
            .setAssessment(event.getAssessment())
            .setResumeToken(tokens.of(key, version(event)));
    for (PracticeState state : event.getPracticeStatesList()) {
      if (state.getVersion() > seen) {
        response.addPracticeStates(state);
      }
    }
    sent = version(event);
    seen = sent;
    return Optional.of(response.build());
  }

  @Override
  DomainException missing() {
    return Refusals.noAssessment(key.name());
  }

  /** The newer of two events about one assessment. */
  static AssessmentChanged newer(@Nullable AssessmentChanged one, AssessmentChanged two) {
    return one != null && version(one) > version(two) ? one : two;
  }

  /** The version of the assessment that an event tells. */
  static long version(AssessmentChanged event) {
    return event.getAssessment().getVersion();
  }
}
