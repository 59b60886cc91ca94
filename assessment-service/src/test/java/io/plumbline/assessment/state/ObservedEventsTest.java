package io.plumbline.assessment.state;

import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.failing;
import static io.plumbline.assessment.Scenes.passing;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.events.v1.AssessmentChanged;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeResponse;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Term;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ObservedEventsTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldHoldEvidenceAgainstBothTwins() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp02", ANSWER_STATUS_IMPLEMENTED);

    TestEvents.send(Scenes.observed(workload.getName(), 1, "twin", failing(2)));

    PracticeState one =
        awaited(assessment, "SEC01-BP02", s -> s.getVerdict() == Verdict.VERDICT_CONTRADICTED);
    PracticeState other = Scenes.states(assessment).get("SEC02-BP01");
    assertThat(one.getObserved()).isEqualTo(ObservedStatus.OBSERVED_STATUS_FAILING);
    assertThat(one.getCounts().getFail()).isEqualTo(2);
    assertThat(one.getRisk().name()).isEqualTo("RISK_MEDIUM");
    assertThat(other.getObserved()).isEqualTo(ObservedStatus.OBSERVED_STATUS_FAILING);
    assertThat(other.getVerdict()).isEqualTo(Verdict.VERDICT_UNANSWERED);
    assertThat(other.getRisk().name()).isEqualTo("RISK_MEDIUM");
    assertThat(get(assessment).getEvidenceVersion()).isEqualTo(1);
  }

  @Test
  void shouldShowWhatWasObservedBeforeTheAssessmentStarted() {
    Workload workload = Scenes.workload();
    TestEvents.send(Scenes.observed(workload.getName(), 7, "signin", passing(3)));
    await().atMost(Duration.ofSeconds(20)).until(() -> Scenes.count(observedRows(workload)) == 1);

    Assessment assessment = Scenes.assessment(workload);

    assertThat(assessment.getEvidenceVersion()).isEqualTo(7);
    assertThat(Scenes.states(assessment).get("SEC01-BP01").getObserved())
        .isEqualTo(ObservedStatus.OBSERVED_STATUS_PASSING);
  }

  @Test
  void shouldChangeNothingWhenEventIsLateOrComesTwice() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    TestEvents.Sent newer = Scenes.observed(workload.getName(), 5, "signin", passing(1));
    TestEvents.Sent older = Scenes.observed(workload.getName(), 4, "signin", failing(1));
    TestEvents.Sent marker = Scenes.observed(workload.getName(), 6, "keys", passing(1));

    TestEvents.send(newer, newer, older, marker);

    awaited(assessment, "SEC03-BP02", s -> s.getCounts().getPass() == 1);
    PracticeState state = Scenes.states(assessment).get("SEC01-BP01");
    assertThat(state.getObserved()).isEqualTo(ObservedStatus.OBSERVED_STATUS_PASSING);
    assertThat(state.getVersion()).isEqualTo(2);
    assertThat(get(assessment).getVersion()).isEqualTo(3);
    assertThat(get(assessment).getEvidenceVersion()).isEqualTo(6);
    assertThat(Scenes.count(observedRows(workload).replace("observed", "observed_revision")))
        .isEqualTo(3);
  }

  @Test
  void shouldPutAsideWhatCanNotBeHandledAndGoOn() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    PracticesObserved poison =
        PracticesObserved.newBuilder().setWorkload("not-a-workload").setEvidenceVersion(1).build();
    long before = TestEvents.read("plumbline.evidence.practice.v1.dlq").size();

    TestEvents.send(
        Scenes.observed("acme", poison),
        Scenes.observed(workload.getName(), 1, "signin", passing(1)));

    awaited(assessment, "SEC01-BP01", s -> s.getCounts().getPass() == 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> TestEvents.read("plumbline.evidence.practice.v1.dlq").size() == before + 1);
  }

  @Test
  void shouldKeepTenantsApart() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    PracticesObserved foreign =
        payload(Scenes.observed(workload.getName(), 9, "signin", failing(1)));

    TestEvents.send(
        Scenes.observed("globex", foreign),
        Scenes.observed(workload.getName(), 1, "keys", passing(1)));

    awaited(assessment, "SEC03-BP02", s -> s.getCounts().getPass() == 1);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Scenes.count(
                        "select count(*) from observed where tenant = 'globex' and workload = '"
                            + id(workload)
                            + "'")
                    == 1);
    assertThat(Scenes.states(assessment).get("SEC01-BP01").getObserved())
        .isEqualTo(ObservedStatus.OBSERVED_STATUS_NO_EVIDENCE);
  }

  @Test
  void shouldTellOthersTheWholeState() throws InvalidProtocolBufferException {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    TestEvents.send(Scenes.observed(workload.getName(), 1, "signin", passing(1)));

    await().atMost(Duration.ofSeconds(20)).until(() -> events(assessment).size() == 3);
    AssessmentChanged last = events(assessment).get(2);
    assertThat(last.getAssessment()).isEqualTo(get(assessment));
    assertThat(last.getAssessment().getVersion()).isEqualTo(3);
    assertThat(last.getPracticeStatesList())
        .containsExactlyInAnyOrderElementsOf(Scenes.states(assessment).values());
    assertThat(last.getConceptStatesList())
        .extracting(c -> c.getConcept() + " " + c.getPracticeIdsList() + " " + c.getCovered())
        .containsExactly(
            "signin [SEC01-BP01] true",
            "twin [SEC01-BP02, SEC02-BP01] false",
            "people [SEC03-BP01] false",
            "keys [SEC03-BP02] false");
    assertThat(last.getConceptStates(0).getProven()).isEqualTo(100);
  }

  @Test
  void shouldBecomeTestableByAttestationOrNewRule() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    assertThat(Scenes.states(assessment).get("SEC03-BP01").getObserved())
        .isEqualTo(ObservedStatus.OBSERVED_STATUS_UNTESTABLE);

    TestEvents.send(
        Scenes.observed(
            workload.getName(),
            1,
            "people",
            EvidenceCounts.newBuilder().setEverAttested(true).build()));

    awaited(
        assessment,
        "SEC03-BP01",
        s -> s.getObserved() == ObservedStatus.OBSERVED_STATUS_NO_EVIDENCE);
  }

  @Test
  void shouldScoreAnewWhenMappingSetChanges() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.mappingSet("passing-by", List.of("people"));

    awaited(
        assessment,
        "SEC03-BP01",
        s -> s.getObserved() == ObservedStatus.OBSERVED_STATUS_NO_EVIDENCE);

    Scenes.mappingSet("passing-by", List.of());
    awaited(
        assessment,
        "SEC03-BP01",
        s -> s.getObserved() == ObservedStatus.OBSERVED_STATUS_UNTESTABLE);
  }

  @Test
  void shouldExplainByStoredFacts() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    TestEvents.send(Scenes.observed(workload.getName(), 1, "signin", failing(1)));

    ExplainPracticeResponse explained =
        assessments(Scenes.ana())
            .explainPractice(
                ExplainPracticeRequest.newBuilder()
                    .setName(assessment.getName() + "/answers/sec01-bp01")
                    .setMinVersion(3)
                    .build());

    assertThat(explained.getState().getVerdict()).isEqualTo(Verdict.VERDICT_CONTRADICTED);
    assertThat(explained.getTermsList())
        .extracting(Term::getTerm)
        .containsExactly("observed", "verdict", "bucket", "risk", "weight", "proven", "declared");
    assertThat(explained.getTerms(0).getInputsMap()).containsEntry("F", "1");
    assertThat(explained.getTerms(3).getResult()).isEqualTo("HIGH");
  }

  private static PracticesObserved payload(TestEvents.Sent event) {
    try {
      return PracticesObserved.parseFrom(event.data());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static List<AssessmentChanged> events(Assessment assessment)
      throws InvalidProtocolBufferException {
    List<AssessmentChanged> found = new ArrayList<>();
    for (var message : TestEvents.read("plumbline.assessment.assessment.v1")) {
      if (TestEvents.header(message, "ce_subject").equals(assessment.getName())) {
        found.add(AssessmentChanged.parseFrom(message.value()));
      }
    }
    return found;
  }

  private static String observedRows(Workload workload) {
    return "select count(*) from observed where tenant = 'acme' and workload = '"
        + id(workload)
        + "'";
  }

  private static String id(Workload workload) {
    return workload.getName().substring("workloads/".length());
  }

  private static Assessment get(Assessment assessment) {
    return assessments(Scenes.ana())
        .getAssessment(GetAssessmentRequest.newBuilder().setName(assessment.getName()).build());
  }

  private static PracticeState awaited(
      Assessment assessment, String practice, Predicate<PracticeState> reached) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Scenes.states(assessment).get(practice), reached::test);
  }
}
