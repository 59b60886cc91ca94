package io.plumbline.deploy.stack;

import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that stays open: it goes on by its resume token, at whichever replica there is. */
final class ResumingWatch implements StreamObserver<WatchAssessmentResponse> {
  private final AssessmentServiceGrpc.AssessmentServiceStub stub;
  private final String assessment;
  private final Map<String, PracticeState> states = new ConcurrentHashMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean watching = true;
  private volatile String token = "";
  private volatile long version;

  ResumingWatch(Channel channel, String assessment) {
    this.stub = AssessmentServiceGrpc.newStub(channel).withWaitForReady();
    this.assessment = assessment;
    watch();
  }

  private void watch() {
    stub.watchAssessment(
        WatchAssessmentRequest.newBuilder().setName(assessment).setResumeToken(token).build(),
        this);
  }

  @Override
  public void onNext(WatchAssessmentResponse response) {
    long next = response.getAssessment().getVersion();
    if (next < version) {
      failures.add("version " + next + " came after " + version);
    }
    version = next;
    token = response.getResumeToken();
    response
        .getPracticeStatesList()
        .forEach(state -> states.put(state.getPracticeId().toLowerCase(Locale.ROOT), state));
  }

  @Override
  public void onError(Throwable failure) {
    if (!watching) {
      return;
    }
    if (!TwoReplicas.mayResume(failure)) {
      failures.add(failure.toString());
      return;
    }
    cuts.incrementAndGet();
    watch();
  }

  @Override
  public void onCompleted() {
    failures.add("the stream was completed");
  }

  void stop() {
    watching = false;
  }

  /** What was seen last of a practice, by its id in an answer's name. */
  PracticeState state(String practice) {
    return states.getOrDefault(practice, PracticeState.getDefaultInstance());
  }

  /** The version seen last. */
  long version() {
    return version;
  }

  List<String> failures() {
    return failures;
  }

  /** How often its stream was cut. */
  int cuts() {
    return cuts.get();
  }
}
