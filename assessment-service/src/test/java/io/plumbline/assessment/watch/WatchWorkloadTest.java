package io.plumbline.assessment.watch;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.carl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class WatchWorkloadTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> PRACTICES =
      List.of("sec01-bp01", "sec01-bp02", "sec02-bp01", "sec03-bp01", "sec03-bp02");
  private static final List<AnswerStatus> STATUSES =
      List.of(
          AnswerStatus.ANSWER_STATUS_IMPLEMENTED,
          AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED,
          AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED,
          AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE);

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldSendTheWorkloadItsAssessmentsAndThenOnlyWhatChanges() {
    // Given
    Workload workload = Scenes.workload();
    Assessment first = Scenes.assessment(workload);
    WorkloadFold fold = new WorkloadFold(carl(), workload.getName()).open();
    await().atMost(LIMIT).until(() -> fold.practices().size() == 5);
    int before = fold.practiceStates();

    // When
    Scenes.answer(first, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    Assessment second = assessment(workload, "second");
    rename(workload, "Shop by another name");

    // Then
    await()
        .atMost(LIMIT)
        .until(
            () ->
                fold.practices().size() == 10
                    && fold.workload().getDisplayName().equals("Shop by another name")
                    && fold.assessments().get(first.getName()).getVersion() == 2);
    assertThat(fold.assessments()).containsKey(second.getName());
    assertThat(fold.practiceStates()).isEqualTo(before + 1 + 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void shouldMissNothingHoweverOftenTheStreamIsCut(long seed) {
    // Given
    Random random = new Random(seed);
    Workload workload = Scenes.workload();
    List<Assessment> all = List.of(Scenes.assessment(workload), assessment(workload, "second"));
    WorkloadFold fold = new WorkloadFold(carl(), workload.getName()).open();

    // When
    for (int change = 1; change <= 60; change++) {
      change(random, workload, all, change);
      if (random.nextInt(3) == 0) {
        fold.cut();
      }
      if (random.nextInt(3) == 0) {
        fold.cut();
        fold.open();
      }
    }
    fold.cut();
    fold.open();

    // Then
    Workload stored = stored(workload);
    await().atMost(LIMIT).until(() -> fold.workload().equals(stored));
    Map<String, PracticeState> states = new TreeMap<>();
    for (Assessment assessment : all) {
      Assessment now = stored(assessment);
      await().atMost(LIMIT).until(() -> now.equals(fold.assessments().get(now.getName())));
      Scenes.states(assessment)
          .forEach((id, state) -> states.put(assessment.getName() + " " + id, state));
    }
    assertThat(fold.practices()).containsExactlyInAnyOrderEntriesOf(states);
  }

  private static void change(Random random, Workload workload, List<Assessment> all, int number) {
    switch (random.nextInt(6)) {
      case 0 ->
          TestEvents.send(
              Scenes.observed(
                  workload.getName(),
                  number,
                  List.of("signin", "twin", "keys").get(random.nextInt(3)),
                  random.nextBoolean() ? Scenes.failing(number) : Scenes.passing(number)));
      case 1 -> rename(workload, "Shop " + number);
      default ->
          Scenes.answer(
              all.get(random.nextInt(all.size())),
              PRACTICES.get(random.nextInt(PRACTICES.size())),
              STATUSES.get(random.nextInt(STATUSES.size())));
    }
  }

  @Test
  void shouldResumeWithOnlyWhatWasMissed() {
    // Given
    Workload workload = Scenes.workload();
    Assessment first = Scenes.assessment(workload);
    Assessment second = assessment(workload, "second");
    WorkloadFold fold = new WorkloadFold(carl(), workload.getName()).open();
    await().atMost(LIMIT).until(() -> fold.practices().size() == 10);
    fold.cut();
    int before = fold.practiceStates();

    // When
    Scenes.answer(second, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    fold.open();

    // Then
    await().atMost(LIMIT).until(() -> fold.assessments().get(second.getName()).getVersion() == 2);
    assertThat(fold.practiceStates()).isEqualTo(before + 1);
    assertThat(fold.assessments()).containsKey(first.getName());
  }

  @Test
  void shouldRefuseATokenOfAnotherStream() {
    // Given
    Workload workload = Scenes.workload();
    Scenes.assessment(workload);
    WorkloadFold fold = new WorkloadFold(carl(), workload.getName()).open();
    await().atMost(LIMIT).until(() -> fold.practices().size() == 5);

    // Then
    String other = Scenes.workload().getName();
    assertRefused(new WorkloadFold(carl(), other).resumeFrom(fold.token()));
    assertRefused(new WorkloadFold(carl(), workload.getName()).resumeFrom("x" + fold.token()));
    TestToken foreign = TestToken.of("gus", "contributor").tenant("globex");
    assertRefused(new WorkloadFold(foreign, workload.getName()).resumeFrom(fold.token()));
  }

  private static void assertRefused(WorkloadFold fold) {
    fold.open();
    await().atMost(LIMIT).until(() -> fold.failure() != null);
    assertThat(Status.fromThrowable(fold.failure()).getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(TestCalls.reason(fold.failure())).isEqualTo("RESUME_TOKEN_INVALID");
  }

  @Test
  void shouldEndForWhomItIsNotAndWithTheToken() {
    // Given
    Workload workload = Scenes.workload();
    WorkloadFold out = new WorkloadFold(carl(), workload.getName()).open();
    WorkloadFold member =
        new WorkloadFold(ana().expiresIn(Duration.ofSeconds(6)), workload.getName()).open();
    await().atMost(LIMIT).until(() -> out.responses() == 1 && member.responses() == 1);

    // When
    Scenes.workloads(Scenes.adam())
        .updateWorkload(
            UpdateWorkloadRequest.newBuilder()
                .setWorkload(
                    Workload.newBuilder()
                        .setName(workload.getName())
                        .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
                        .addGroups("payments"))
                .build());

    // Then
    await().atMost(LIMIT).until(() -> out.failure() != null);
    assertThat(Status.fromThrowable(out.failure()).getCode()).isEqualTo(Status.Code.NOT_FOUND);
    WorkloadFold late = new WorkloadFold(carl(), workload.getName()).open();
    await().atMost(LIMIT).until(() -> late.failure() != null && member.failure() != null);
    assertThat(Status.fromThrowable(late.failure()).getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(TestCalls.reason(member.failure())).isEqualTo("TOKEN_EXPIRED");
  }

  private static Assessment assessment(Workload workload, String id) {
    return Scenes.assessments(ana())
        .createAssessment(
            CreateAssessmentRequest.newBuilder()
                .setParent(workload.getName())
                .setAssessment(Assessment.newBuilder().setEdition(Scenes.EDITION))
                .setAssessmentId(id)
                .build());
  }

  private static void rename(Workload workload, String name) {
    Scenes.workloads(Scenes.adam())
        .updateWorkload(
            UpdateWorkloadRequest.newBuilder()
                .setWorkload(Workload.newBuilder().setName(workload.getName()).setDisplayName(name))
                .build());
  }

  private static Workload stored(Workload workload) {
    return Scenes.workloads(ana())
        .getWorkload(GetWorkloadRequest.newBuilder().setName(workload.getName()).build());
  }

  private static Assessment stored(Assessment assessment) {
    return Scenes.assessments(ana())
        .getAssessment(GetAssessmentRequest.newBuilder().setName(assessment.getName()).build());
  }
}
