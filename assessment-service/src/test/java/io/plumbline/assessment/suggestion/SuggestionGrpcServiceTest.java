package io.plumbline.assessment.suggestion;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.answer;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.Scenes.passing;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_APPLICABLE;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListSuggestionsRequest;
import io.plumbline.proto.assessment.v1.ListSuggestionsResponse;
import io.plumbline.proto.assessment.v1.Suggestion;
import io.plumbline.proto.assessment.v1.SuggestionServiceGrpc;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SuggestionGrpcServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldProposeWhatIsObservedUntilAPersonAnswersSo() {
    // Given
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    observed(workload, assessment, "signin", EvidenceCounts.newBuilder().setPass(3).setFail(1));

    // When
    Suggestion proposed = list(ana(), assessment, "basis = \"EVIDENCE\"").getSuggestions(0);

    // Then
    assertThat(proposed.getStatus()).isEqualTo(ANSWER_STATUS_PARTIALLY_IMPLEMENTED);
    assertThat(proposed.getDegree()).isEqualTo(75);
    assertThat(proposed.getReasonsList()).containsExactly("3 of 4 results pass, 1 fails.");
    assertThat(proposed.getCounts().getPass()).isEqualTo(3);
    assertThat(proposed.getAnswer().getRevision()).isZero();

    // When
    assessments(ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    proposed.getAnswer().toBuilder()
                        .setStatus(proposed.getStatus())
                        .setDegree(proposed.getDegree()))
                .build());

    // Then
    assertThat(list(ana(), assessment, "").getSuggestionsList()).isEmpty();
  }

  @Test
  void shouldProposeWhatTheTwinAndAnotherAssessmentSay() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Assessment other =
        assessments(ana())
            .createAssessment(
                CreateAssessmentRequest.newBuilder()
                    .setParent(workload.getName())
                    .setAssessment(Assessment.newBuilder().setEdition(Scenes.EDITION))
                    .setAssessmentId("last-year")
                    .build());
    answer(assessment, "sec01-bp02", ANSWER_STATUS_IMPLEMENTED);
    answer(other, "sec03-bp01", ANSWER_STATUS_NOT_APPLICABLE);
    answer(other, "sec02-bp01", ANSWER_STATUS_NOT_IMPLEMENTED);

    List<Suggestion> found = list(ana(), assessment, "").getSuggestionsList();

    assertThat(found)
        .extracting(
            Suggestion::getPracticeId,
            Suggestion::getBasis,
            Suggestion::getStatus,
            s -> s.getOrigin().replace(workload.getName(), ""))
        .containsExactly(
            tuple(
                "SEC01-BP02",
                Suggestion.Basis.BASIS_ASSESSMENT,
                ANSWER_STATUS_NOT_IMPLEMENTED,
                "/assessments/last-year/answers/sec02-bp01"),
            tuple(
                "SEC02-BP01",
                Suggestion.Basis.BASIS_TWIN,
                ANSWER_STATUS_IMPLEMENTED,
                "/assessments/review/answers/sec01-bp02"),
            tuple(
                "SEC02-BP01",
                Suggestion.Basis.BASIS_ASSESSMENT,
                ANSWER_STATUS_NOT_IMPLEMENTED,
                "/assessments/last-year/answers/sec02-bp01"),
            tuple(
                "SEC03-BP01",
                Suggestion.Basis.BASIS_ASSESSMENT,
                ANSWER_STATUS_NOT_APPLICABLE,
                "/assessments/last-year/answers/sec03-bp01"));
    assertThat(found.get(1).getReasonsList())
        .containsExactly("SEC01-BP02 means the same and is answered so, by ana.");
    assertThat(found.get(3).getReason()).isEqualTo("said so");
    assertThat(list(ana(), assessment, "answered = \"true\"").getTotalSize()).isEqualTo(1);
    assertThat(list(ana(), assessment, "practice = \"sec02-bp01\"").getTotalSize()).isEqualTo(2);
    assertThat(paged(assessment)).isEqualTo(found);
  }

  @Test
  void shouldWriteNothing() {
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    observed(workload, assessment, "twin", passing(2).toBuilder());

    assertThat(list(ana(), assessment, "").getTotalSize()).isEqualTo(2);

    assertThat(Scenes.states(assessment).values())
        .extracting(s -> s.getAnswer().getRevision())
        .containsOnly(0);
  }

  @Test
  void shouldHideWhatIsRestrictedAndRefuseABadFilter() {
    Assessment assessment = Scenes.assessment(Scenes.restricted());

    Refused hidden = Refused.by(() -> list(carl(), assessment, ""));
    Refused bad = Refused.by(() -> list(ana(), assessment, "basis = \"GUESS\""));

    assertThat(hidden.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(bad.fields()).containsExactly("filter");
  }

  private static List<Suggestion> paged(Assessment assessment) {
    List<Suggestion> all = new ArrayList<>();
    ListSuggestionsRequest.Builder request =
        ListSuggestionsRequest.newBuilder().setParent(assessment.getName()).setPageSize(1);
    do {
      ListSuggestionsResponse page = stub(ana()).listSuggestions(request.build());
      all.addAll(page.getSuggestionsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return all;
  }

  private static ListSuggestionsResponse list(TestToken by, Assessment assessment, String filter) {
    return stub(by)
        .listSuggestions(
            ListSuggestionsRequest.newBuilder()
                .setParent(assessment.getName())
                .setFilter(filter)
                .build());
  }

  private static SuggestionServiceGrpc.SuggestionServiceBlockingStub stub(TestToken by) {
    return TestCalls.as(by, SuggestionServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private static void observed(
      Workload workload, Assessment assessment, String concept, EvidenceCounts.Builder counts) {
    TestEvents.send(Scenes.observed(workload.getName(), 1, concept, counts.build()));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Scenes.states(assessment).values().stream()
                    .anyMatch(s -> s.getCounts().getPass() == counts.getPass()));
  }
}
