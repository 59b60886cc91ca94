package io.plumbline.assessment.watch;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.WatchWorkloadRequest;
import io.plumbline.proto.assessment.v1.WatchWorkloadResponse;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.assessment.v1.WorkloadServiceGrpc;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A reader of a workload that folds what it receives, and keeps nothing else than the token. */
final class WorkloadFold {

  private final TestToken who;
  private final String name;
  private final Map<String, Assessment> assessments = new TreeMap<>();
  private final Map<String, PracticeState> practices = new TreeMap<>();
  private Workload workload = Workload.getDefaultInstance();
  private String token = "";
  private int responses;
  private int practiceStates;
  private @Nullable Throwable failure;
  private Context.@Nullable CancellableContext stream;

  WorkloadFold(TestToken who, String name) {
    this.who = who;
    this.name = name;
  }

  /** Opens a stream that goes on where the last one was cut. */
  synchronized WorkloadFold open() {
    Context.CancellableContext context = Context.current().withCancellation();
    stream = context;
    WatchWorkloadRequest request =
        WatchWorkloadRequest.newBuilder().setName(name).setResumeToken(token).build();
    context.run(
        () ->
            TestCalls.as(who, WorkloadServiceGrpc::newStub)
                .watchWorkload(request, new Reader(context)));
    return this;
  }

  /** Cuts the stream, whatever it is sending. */
  synchronized void cut() {
    if (stream != null) {
      stream.cancel(null);
      stream = null;
    }
  }

  synchronized WorkloadFold resumeFrom(String other) {
    token = other;
    return this;
  }

  synchronized Workload workload() {
    return workload;
  }

  synchronized Map<String, Assessment> assessments() {
    return Map.copyOf(assessments);
  }

  synchronized Map<String, PracticeState> practices() {
    return Map.copyOf(practices);
  }

  synchronized String token() {
    return token;
  }

  synchronized int responses() {
    return responses;
  }

  synchronized int practiceStates() {
    return practiceStates;
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** What one stream brings; what comes after it was cut was never received. */
  private final class Reader implements StreamObserver<WatchWorkloadResponse> {
    private final Context.CancellableContext mine;

    private Reader(Context.CancellableContext mine) {
      this.mine = mine;
    }

    @Override
    public void onNext(WatchWorkloadResponse response) {
      synchronized (WorkloadFold.this) {
        if (stream == mine) {
          fold(response);
        }
      }
    }

    @Override
    public void onError(Throwable t) {
      synchronized (WorkloadFold.this) {
        if (stream == mine) {
          failure = t;
        }
      }
    }

    @Override
    public void onCompleted() {}
  }

  private void fold(WatchWorkloadResponse response) {
    responses++;
    token = response.getResumeToken();
    if (response.hasWorkload()) {
      workload = response.getWorkload();
    }
    if (response.hasAssessment()) {
      assessments.put(response.getAssessment().getName(), response.getAssessment());
    }
    for (PracticeState state : response.getPracticeStatesList()) {
      practiceStates++;
      practices.put(response.getAssessment().getName() + " " + state.getPracticeId(), state);
    }
  }
}
