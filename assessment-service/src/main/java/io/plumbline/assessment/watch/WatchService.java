package io.plumbline.assessment.watch;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.assessment.workload.WorkloadKey;
import io.plumbline.assessment.workload.WorkloadName;
import io.plumbline.assessment.workload.WorkloadStreams;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.plumbline.proto.assessment.v1.WatchWorkloadRequest;
import io.plumbline.proto.assessment.v1.WatchWorkloadResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens streams. The watcher is known before what is stored is read, so nothing that is committed
 * in between is missed.
 */
@ApplicationScoped
public class WatchService implements WorkloadStreams {

  private static final Sight ALL = new Sight(true, Set.of());

  private final WatchReading reading;
  private final Watchers watchers;
  private final ResumeTokens tokens;
  private final Errors errors;

  @Inject
  public WatchService(WatchReading reading, Watchers watchers, ResumeTokens tokens, Errors errors) {
    this.reading = reading;
    this.watchers = watchers;
    this.tokens = tokens;
    this.errors = errors;
  }

  /** Streams an assessment to a caller until either side ends it. */
  public void watch(
      WatchAssessmentRequest request, ServerCallStreamObserver<WatchAssessmentResponse> stream) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getName());
    AssessmentWatcher watcher =
        new AssessmentWatcher(key, Sight.of(caller), Vertx.currentContext(), stream, tokens);
    open(
        watcher,
        stream,
        () -> {
          long after =
              request.getResumeToken().isEmpty()
                  ? request.getAfterVersion()
                  : tokens.seen(key, request.getResumeToken());
          return reading
              .assessment(key, watcher.sight())
              .invoke(stored -> watcher.begin(stored, after));
        });
  }

  @Override
  public void watch(
      WatchWorkloadRequest request, ServerCallStreamObserver<WatchWorkloadResponse> stream) {
    Caller caller = Caller.current();
    WorkloadKey key = new WorkloadKey(caller.tenant(), WorkloadName.id(request.getName()));
    WorkloadWatcher watcher =
        new WorkloadWatcher(key, Sight.of(caller), Vertx.currentContext(), stream, tokens);
    open(
        watcher,
        stream,
        () -> {
          Map<String, Long> seen = tokens.seen(key, request.getResumeToken());
          return reading
              .workload(key, watcher.sight())
              .invoke(stored -> watcher.begin(stored, seen));
        });
  }

  private void open(
      Watcher<?> watcher, ServerCallStreamObserver<?> stream, Supplier<Uni<?>> begin) {
    stream.setOnReadyHandler(watcher::drain);
    stream.setOnCancelHandler(
        () -> {
          watcher.cancelled();
          watchers.remove(watcher);
        });
    watchers.add(watcher);
    Consumer<Throwable> failed =
        failure -> {
          watchers.remove(watcher);
          watcher.end(errors.transform(failure));
        };
    Uni.createFrom().deferred(begin::get).subscribe().with(begun -> {}, failed);
  }

  /** Sends all watchers of a workload what they have not seen, from one look at what is stored. */
  Uni<Void> catchUp(WorkloadKey key) {
    return reading
        .workload(key, ALL)
        .invoke(stored -> watchers.caughtUp(key, stored))
        .replaceWithVoid();
  }
}
