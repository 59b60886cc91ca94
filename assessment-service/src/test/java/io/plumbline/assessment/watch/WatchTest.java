package io.plumbline.assessment.watch;

import static io.plumbline.assessment.Scenes.failing;
import static io.plumbline.assessment.Scenes.passing;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.AssessmentServiceGrpc;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.WatchAssessmentRequest;
import io.plumbline.proto.assessment.v1.WatchAssessmentResponse;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class WatchTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldSendSnapshotAndThenOnlyWhatChanges() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Seen seen = watch(Scenes.carl(), assessment, 0);
    await().atMost(LIMIT).until(() -> seen.all.size() == 1);

    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    await().atMost(LIMIT).until(() -> seen.version() == 2);
    TestEvents.send(Scenes.observed(workload.getName(), 1, "twin", failing(1)));
    await().atMost(LIMIT).until(() -> seen.version() == 3);

    assertThat(seen.ids(0)).hasSize(5);
    assertThat(seen.ids(1)).containsExactly("SEC01-BP01");
    assertThat(seen.ids(2)).containsExactly("SEC01-BP02", "SEC02-BP01");
    assertThat(seen.all.get(1).getPracticeStates(0).getVerdict())
        .isEqualTo(Verdict.VERDICT_UNSUPPORTED);
  }

  @Test
  void shouldResumeAfterTheVersionSeenLast() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);

    Seen seen = watch(Scenes.carl(), assessment, 1);
    Seen current = watch(Scenes.carl(), assessment, 2);
    Seen ahead = watch(Scenes.carl(), assessment, 99);
    await().atMost(LIMIT).until(() -> seen.all.size() + current.all.size() + ahead.all.size() == 3);

    assertThat(seen.ids(0)).containsExactly("SEC01-BP01");
    assertThat(current.ids(0)).isEmpty();
    assertThat(ahead.ids(0)).hasSize(5);
  }

  @Test
  void shouldCatchUpWhenAnEventWasMissed() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Seen seen = watch(Scenes.carl(), assessment, 0);
    await().atMost(LIMIT).until(() -> seen.all.size() == 1);
    String id = assessment.getName().split("/")[1];

    Scenes.count(
        "with s as (update practice_state set version = 2 where practice = 'sec01-bp01'"
            + " and workload = '%s'), a as (update assessment set version = 2".formatted(id)
            + " where workload = '%s' returning version) select version from a".formatted(id));

    await().atMost(LIMIT).until(() -> seen.version() == 2);
    assertThat(seen.ids(1)).containsExactly("SEC01-BP01");
  }

  @Test
  void shouldEndAsIfMissingWhenWorkloadIsNoLongerForTheWatcher() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Seen carl = watch(Scenes.carl(), assessment, 0);
    Seen ana = watch(Scenes.ana(), assessment, 0);
    await().atMost(LIMIT).until(() -> carl.all.size() == 1 && ana.all.size() == 1);

    Scenes.workloads(Scenes.adam())
        .updateWorkload(
            UpdateWorkloadRequest.newBuilder()
                .setWorkload(
                    Workload.newBuilder()
                        .setName(workload.getName())
                        .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
                        .addGroups("payments"))
                .build());

    await().atMost(LIMIT).until(() -> carl.code() == Status.Code.NOT_FOUND);
    TestEvents.send(Scenes.observed(workload.getName(), 1, "keys", passing(1)));
    await().atMost(LIMIT).until(() -> ana.version() == 2);
    assertThat(carl.version()).isEqualTo(1);
  }

  @Test
  void shouldNotOpenForWhomItIsNot() {
    Assessment restricted = Scenes.assessment(Scenes.restricted());

    Seen carl = watch(Scenes.carl(), restricted, 0);
    Seen gus = watch(TestToken.of("gus", "contributor").tenant("globex"), restricted, 0);
    Seen writer = watch(TestToken.ofClient("pipeline", "evidence-writer"), restricted, 0);

    await().atMost(LIMIT).until(() -> carl.code() == Status.Code.NOT_FOUND);
    await().atMost(LIMIT).until(() -> gus.code() == Status.Code.NOT_FOUND);
    await().atMost(LIMIT).until(() -> writer.code() == Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldEndWithTheToken() {
    Assessment assessment = Scenes.assessment(Scenes.workload());

    Seen seen = watch(Scenes.carl().expiresIn(Duration.ofSeconds(4)), assessment, 0);

    await().atMost(LIMIT).until(() -> seen.code() == Status.Code.UNAUTHENTICATED);
    assertThat(seen.all).hasSize(1);
    assertThat(TestCalls.reason(seen.failure)).isEqualTo("TOKEN_EXPIRED");
  }

  private static Seen watch(TestToken token, Assessment assessment, long after) {
    Seen seen = new Seen();
    TestCalls.as(token, AssessmentServiceGrpc::newStub)
        .watchAssessment(
            WatchAssessmentRequest.newBuilder()
                .setName(assessment.getName())
                .setAfterVersion(after)
                .build(),
            seen);
    return seen;
  }

  /** What a watcher has received. */
  private static final class Seen implements StreamObserver<WatchAssessmentResponse> {
    private final List<WatchAssessmentResponse> all = new CopyOnWriteArrayList<>();
    private volatile @Nullable Throwable failure;

    @Override
    public void onNext(WatchAssessmentResponse response) {
      all.add(response);
    }

    @Override
    public void onError(Throwable t) {
      failure = t;
    }

    @Override
    public void onCompleted() {}

    long version() {
      return all.isEmpty() ? 0 : all.get(all.size() - 1).getAssessment().getVersion();
    }

    List<String> ids(int response) {
      return all.get(response).getPracticeStatesList().stream()
          .map(PracticeState::getPracticeId)
          .toList();
    }

    Status.@Nullable Code code() {
      return failure instanceof StatusRuntimeException status ? status.getStatus().getCode() : null;
    }
  }
}
