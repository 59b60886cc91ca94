package io.plumbline.assessment.watch;

import io.grpc.stub.ServerCallStreamObserver;
import io.plumbline.assessment.assessment.Assessment;
import io.plumbline.assessment.assessment.AssessmentKey;
import io.plumbline.assessment.assessment.AssessmentProtos;
import io.plumbline.assessment.assessment.Assessments;
import io.plumbline.assessment.state.PracticeRow;
import io.plumbline.assessment.state.PracticeRows;
import io.plumbline.assessment.state.Scored;
import io.plumbline.assessment.state.StateProtos;
import io.plumbline.assessment.workload.Sight;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.platform.persistence.TenantTransaction;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Opens streams of an assessment. The watcher is known before the snapshot is read, so nothing that
 * is committed in between is missed.
 */
@ApplicationScoped
public class WatchService {

  private final TenantTransaction transaction;
  private final Assessments assessments;
  private final PracticeRows rows;
  private final Watchers watchers;
  private final Errors errors;

  @Inject
  public WatchService(
      TenantTransaction transaction,
      Assessments assessments,
      PracticeRows rows,
      Watchers watchers,
      Errors errors) {
    this.transaction = transaction;
    this.assessments = assessments;
    this.rows = rows;
    this.watchers = watchers;
    this.errors = errors;
  }

  /** Streams an assessment to a caller until either side ends it. */
  public void watch(
      WatchAssessmentRequest request, ServerCallStreamObserver<WatchAssessmentResponse> stream) {
    Caller caller = Caller.current();
    AssessmentKey key = AssessmentKey.parse(caller.tenant(), request.getName());
    Watcher watcher = new Watcher(key, Sight.of(caller), Vertx.currentContext(), stream);
    stream.setOnReadyHandler(watcher::drain);
    stream.setOnCancelHandler(
        () -> {
          watcher.cancelled();
          watchers.remove(watcher);
        });
    watchers.add(watcher);
    snapshot(watcher, request.getAfterVersion())
        .subscribe()
        .with(
            watcher::begin,
            failure -> {
              watchers.remove(watcher);
              watcher.end(errors.transform(failure));
            });
  }

  /** Sends a watcher what it has not seen, from what is stored. */
  Uni<Void> catchUp(Watcher watcher) {
    return snapshot(watcher, watcher.sent()).invoke(watcher::catchUp).replaceWithVoid();
  }

  private Uni<WatchAssessmentResponse> snapshot(Watcher watcher, long afterVersion) {
    AssessmentKey key = watcher.key();
    return transaction.in(
        key.tenant(),
        session ->
            assessments
                .find(session, key, watcher.sight())
                .map(found -> found.orElseThrow(() -> Watchers.missing(key)).assessment())
                .chain(
                    assessment ->
                        rows.ofAssessment(session, key)
                            .map(all -> response(assessment, all, afterVersion))));
  }

  /** What a watcher has not seen; everything, when it claims to have seen what is not there yet. */
  private static WatchAssessmentResponse response(
      Assessment assessment, List<PracticeRow> rows, long afterVersion) {
    long seen = afterVersion > assessment.version() ? 0 : afterVersion;
    WatchAssessmentResponse.Builder response =
        WatchAssessmentResponse.newBuilder().setAssessment(AssessmentProtos.proto(assessment));
    rows.stream()
        .map(Scored::stored)
        .filter(scored -> scored.version() > seen)
        .map(scored -> StateProtos.practice(assessment.key(), scored))
        .forEach(response::addPracticeStates);
    return response.build();
  }
}
