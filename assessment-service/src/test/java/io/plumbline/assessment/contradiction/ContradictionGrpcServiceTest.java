package io.plumbline.assessment.contradiction;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.failing;
import static io.plumbline.assessment.Scenes.passing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.events.v1.ContradictionChanged;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApproveExceptionRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Contradiction;
import io.plumbline.proto.assessment.v1.Contradiction.Kind;
import io.plumbline.proto.assessment.v1.Contradiction.Resolution;
import io.plumbline.proto.assessment.v1.ContradictionServiceGrpc;
import io.plumbline.proto.assessment.v1.CreateExceptionRequest;
import io.plumbline.proto.assessment.v1.ExceptionServiceGrpc;
import io.plumbline.proto.assessment.v1.ExceptionTerms;
import io.plumbline.proto.assessment.v1.ListContradictionsRequest;
import io.plumbline.proto.assessment.v1.ListContradictionsResponse;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ContradictionGrpcServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldQueueWhatLeansEitherWayTheHeaviestFirst() {
    // Given
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec03-bp02", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(assessment, "sec01-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);

    // When
    observed(workload, 1, "keys", passing(2));
    observed(workload, 2, "signin", failing(14));
    observed(workload, 3, "twin", passing(1));
    awaitVerdict(assessment, "SEC01-BP02", Verdict.VERDICT_CONSISTENT);

    // Then
    ListContradictionsResponse found = list(ana(), workload.getName(), "", 0, "");
    assertThat(found.getTotalSize()).isEqualTo(2);
    assertThat(found.getContradictionsList())
        .extracting(c -> c.getState().getPracticeId(), Contradiction::getKind)
        .containsExactly(
            tuple("SEC01-BP01", Kind.KIND_OVERSTATED), tuple("SEC03-BP02", Kind.KIND_UNDERSTATED));
    Contradiction first = found.getContradictions(0);
    assertThat(first.getState().getCounts().getFail()).isEqualTo(14);
    assertThat(first.getState())
        .isEqualTo(Scenes.states(assessment).get("SEC01-BP01"))
        .satisfies(state -> assertThat(state.hasVerdictTime()).isTrue());
    assertThat(first.getWorkloadDisplayName()).isEqualTo("Shop");
    assertThat(first.getResolutionsList())
        .containsExactly(
            Resolution.RESOLUTION_ANSWER,
            Resolution.RESOLUTION_FIX_FINDINGS,
            Resolution.RESOLUTION_REQUEST_EXCEPTION);
    assertThat(found.getContradictions(1).getResolutionsList())
        .containsExactly(Resolution.RESOLUTION_ANSWER);
    assertThat(ids(list(ana(), workload.getName(), "kind = \"UNDERSTATED\"", 0, "")))
        .containsExactly("SEC03-BP02");
    assertThat(ids(list(ana(), workload.getName(), "risk = \"HIGH\"", 0, "")))
        .containsExactly("SEC01-BP01");
    ListContradictionsResponse page = list(ana(), workload.getName(), "", 1, "");
    assertThat(ids(list(ana(), workload.getName(), "", 1, page.getNextPageToken())))
        .containsExactly("SEC03-BP02");
  }

  @Test
  void shouldTellWhenAPracticeTurnsContradictedAndWhenItCeases() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    observed(workload, 1, "signin", failing(1));

    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    awaitVerdict(assessment, "SEC01-BP01", Verdict.VERDICT_CONTRADICTED);
    observed(workload, 2, "signin", failing(2));
    await().until(() -> Scenes.states(assessment).get("SEC01-BP01").getCounts().getFail() == 2);
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);

    String answer = assessment.getName() + "/answers/sec01-bp01";
    await().atMost(Duration.ofSeconds(20)).until(() -> told(answer).size() == 2);
    assertThat(told(answer))
        .extracting(ContradictionChanged::getContradicted, ContradictionChanged::getDeclared)
        .containsExactly(
            tuple(true, AnswerStatus.ANSWER_STATUS_IMPLEMENTED),
            tuple(false, AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED));
  }

  @Test
  void shouldLeaveOutWhatIsAcceptedUnlessAsked() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    observed(workload, 1, "signin", failing(1));
    awaitVerdict(assessment, "SEC01-BP01", Verdict.VERDICT_CONTRADICTED);

    accept(workload);

    assertThat(ids(list(ana(), workload.getName(), "", 0, ""))).isEmpty();
    ListContradictionsResponse accepted =
        list(ana(), workload.getName(), "excepted = \"true\"", 0, "");
    assertThat(ids(accepted)).containsExactly("SEC01-BP01");
    assertThat(accepted.getContradictions(0).getResolutionsList())
        .doesNotContain(Resolution.RESOLUTION_REQUEST_EXCEPTION);
  }

  @Test
  void shouldBeMissingForWhoMayNotSeeTheWorkload() {
    Workload workload = Scenes.restricted();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    observed(workload, 1, "signin", failing(1));
    awaitVerdict(assessment, "SEC01-BP01", Verdict.VERDICT_CONTRADICTED);
    TestToken otto = TestToken.of("otto", "contributor");

    assertThat(Refused.by(() -> list(otto, workload.getName(), "", 0, "")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(list(otto, "workloads/-", "", 1000, "").getContradictionsList())
        .noneMatch(c -> c.getState().getAnswerName().startsWith(workload.getName() + "/"));
    assertThat(ids(list(Scenes.audrey(), workload.getName(), "", 0, "")))
        .containsExactly("SEC01-BP01");
    assertThat(Refused.by(() -> list(otto, "workloads/-", "kind = \"x\"", 0, "")).reason())
        .isEqualTo("FIELD_INVALID");
  }

  private static void accept(Workload workload) {
    RiskException asked =
        TestCalls.as(ana(), ExceptionServiceGrpc::newBlockingStub)
            .createException(
                CreateExceptionRequest.newBuilder()
                    .setParent(workload.getName())
                    .setException(
                        RiskException.newBuilder()
                            .setPractice(Scenes.EDITION + "/practices/sec01-bp01")
                            .setTerms(
                                ExceptionTerms.newBuilder()
                                    .setJustification("Until spring.")
                                    .setExpireTime(
                                        Scenes.timestamp(Instant.now().plus(Duration.ofDays(30))))))
                    .build());
    TestCalls.as(TestToken.of("april", "approver"), ExceptionServiceGrpc::newBlockingStub)
        .approveException(ApproveExceptionRequest.newBuilder().setName(asked.getName()).build());
  }

  private static void observed(
      Workload workload,
      long version,
      String concept,
      io.plumbline.proto.type.v1.EvidenceCounts counts) {
    TestEvents.send(Scenes.observed(workload.getName(), version, concept, counts));
  }

  private static void awaitVerdict(Assessment assessment, String practice, Verdict verdict) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Scenes.states(assessment).get(practice).getVerdict() == verdict);
  }

  private static List<ContradictionChanged> told(String answer) {
    return TestEvents.read("plumbline.assessment.contradiction.v1").stream()
        .map(message -> changed(message.value()))
        .filter(changed -> changed.getAnswer().equals(answer))
        .toList();
  }

  private static ContradictionChanged changed(byte[] payload) {
    try {
      return ContradictionChanged.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static ListContradictionsResponse list(
      TestToken by, String parent, String filter, int size, String token) {
    return TestCalls.as(by, ContradictionServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .listContradictions(
            ListContradictionsRequest.newBuilder()
                .setParent(parent)
                .setFilter(filter)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }

  private static List<String> ids(ListContradictionsResponse found) {
    return found.getContradictionsList().stream().map(c -> c.getState().getPracticeId()).toList();
  }
}
