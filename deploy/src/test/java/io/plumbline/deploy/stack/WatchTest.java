package io.plumbline.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.Connection;
import io.plumbline.cli.client.SampleIdentity;
import io.plumbline.cli.stack.Part;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a reviewer sees while others work. */
class WatchTest {
  private static final RunningStack STACK = RunningStack.get();
  private static final String PRACTICE = "SEC07-BP06";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void shouldShowANewVerdictToAWatcher() throws InterruptedException {
    // Given
    BlockingQueue<Verdict> verdicts = new LinkedBlockingQueue<>();
    try (Connection connection = Connection.local(STACK.state(), SampleIdentity.named("vic"))) {
      connection
          .stub(Part.ASSESSMENT, AssessmentServiceGrpc::newStub, LIMIT)
          .watchAssessment(
              WatchAssessmentRequest.newBuilder()
                  .setName("workloads/analytics/assessments/review")
                  .build(),
              new Watcher(verdicts));
      assertThat(verdicts.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo(Verdict.VERDICT_UNANSWERED);

      // When
      CommandRun answer =
          STACK.run("answer", "analytics", PRACTICE, "NOT_IMPLEMENTED", "--as", "ben");

      // Then
      assertThat(answer.code()).as(answer.err()).isZero();
      assertThat(verdicts.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo(Verdict.VERDICT_CONSISTENT);
    }
  }

  /** Keeps the verdicts of one practice. */
  private record Watcher(BlockingQueue<Verdict> verdicts)
      implements StreamObserver<WatchAssessmentResponse> {

    @Override
    public void onNext(WatchAssessmentResponse response) {
      for (PracticeState state : response.getPracticeStatesList()) {
        if (state.getPracticeId().equals(PRACTICE)) {
          verdicts.add(state.getVerdict());
        }
      }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }
}
