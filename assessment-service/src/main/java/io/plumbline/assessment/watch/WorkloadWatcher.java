package io.plumbline.assessment.watch;

import static io.plumbline.assessment.watch.AssessmentWatcher.version;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.WatchWorkloadResponse;
import io.vertx.core.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a workload and its assessments. It holds one waiting event for the workload and one
 * for each assessment, whatever happens meanwhile.
 */
final class WorkloadWatcher extends Watcher<WatchWorkloadResponse> {

  private final ResumeTokens tokens;
  private final AtomicReference<@Nullable WorkloadChanged> head = new AtomicReference<>();
  private final Map<String, AssessmentChanged> waiting = new ConcurrentHashMap<>();
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private volatile long sentHead;

  WorkloadWatcher(
      WorkloadKey workload,
      Sight sight,
      Context context,
      ServerCallStreamObserver<WatchWorkloadResponse> stream,
      ResumeTokens tokens) {
    super(workload, sight, context, stream);
    this.tokens = tokens;
  }

  /**
   * Sends the workload, and what the reader has not seen of its assessments; all of one, when it
   * claims to have seen what is not there yet.
   *
   * @param seen the version of each assessment that the reader has seen, by id
   */
  void begin(Stored stored, Map<String, Long> seen) {
    stored
        .assessments()
        .forEach(
            (key, changed) -> {
              long version = seen.getOrDefault(key.id(), 0L);
              if (version > 0 && version <= version(changed)) {
                sent.put(key.id(), version);
              }
              keep(key, changed);
            });
    keep(stored.workload());
    begin();
  }

  @Override
  boolean watches(AssessmentKey key) {
    return key.workloadKey().equals(workload());
  }

  @Override
  void keep(AssessmentKey key, AssessmentChanged event) {
    waiting.merge(key.id(), event, AssessmentWatcher::newer);
  }

  @Override
  void keep(WorkloadChanged event) {
    head.accumulateAndGet(
        event, (one, two) -> one != null && one.getVersion() > two.getVersion() ? one : two);
  }

  @Override
  boolean lacks(AssessmentKey key, long version) {
    return sent.getOrDefault(key.id(), 0L) < version;
  }

  @Override
  boolean lacks(long workloadVersion) {
    return sentHead < workloadVersion;
  }

  @Override
  Optional<WatchWorkloadResponse> next() {
    WorkloadChanged changed = head.getAndSet(null);
    if (changed != null && lacks(changed.getVersion())) {
      sentHead = changed.getVersion();
      return Optional.of(
          WatchWorkloadResponse.newBuilder()
              .setWorkload(changed.getWorkload())
              .setResumeToken(tokens.of(workload(), sent))
              .build());
    }
    for (String id : waiting.keySet()) {
      AssessmentChanged event = waiting.remove(id);
      if (event != null && version(event) > sent.getOrDefault(id, 0L)) {
        return Optional.of(response(id, event));
      }
    }
    return Optional.empty();
  }

  private WatchWorkloadResponse response(String id, AssessmentChanged event) {
    long seen = sent.getOrDefault(id, 0L);
    sent.put(id, version(event));
    WatchWorkloadResponse.Builder response =
        WatchWorkloadResponse.newBuilder()
            .setAssessment(event.getAssessment())
            .setResumeToken(tokens.of(workload(), sent));
    for (PracticeState state : event.getPracticeStatesList()) {
      if (state.getVersion() > seen) {
        response.addPracticeStates(state);
      }
    }
    return response.build();
  }

  @Override
  DomainException missing() {
    return io.plumbline.assessment.workload.WorkloadService.missing(workload());
  }
}
