package io.plumbline.assessment.review;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.assessments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.SupposedChange;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.Supposition;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.assessment.v1.WhatIfRequest;
import io.plumbline.proto.assessment.v1.WhatIfResponse;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class WhatIfTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldBeWhatIsScoredOnceItIsSo() {
    // Given
    Workload workload = Scenes.workload();
    Assessment assessment = Scenes.assessment(workload);
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    TestEvents.send(Scenes.observed(workload.getName(), 1, "signin", Scenes.failing(3)));
    awaitVerdict(assessment, "SEC01-BP01", Verdict.VERDICT_CONTRADICTED);

    // When
    WhatIfResponse supposed =
        whatIf(
            assessment,
            supposition("sec01-bp01").setPassing(true),
            supposition("sec01-bp02").setDeclared(AnswerStatus.ANSWER_STATUS_IMPLEMENTED),
            supposition("sec03-bp02")
                .setDeclared(AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED)
                .setDegree(40)
                .setPassing(true));

    // Then
    assertThat(supposed.getBefore()).isEqualTo(score(Scenes.states(assessment).values()));
    TestEvents.send(
        Scenes.observed(workload.getName(), 2, "signin", Scenes.passing(3)),
        Scenes.observed(workload.getName(), 3, "keys", Scenes.passing(1)));
    Scenes.answer(assessment, "sec01-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    partly(assessment, 40);
    awaitVerdict(assessment, "SEC01-BP01", Verdict.VERDICT_CONSISTENT);
    awaitVerdict(assessment, "SEC03-BP02", Verdict.VERDICT_CONSISTENT);
    assertThat(supposed.getAfter()).isEqualTo(score(Scenes.states(assessment).values()));
    assertThat(supposed.getChangesList())
        .extracting(
            SupposedChange::getPracticeId, SupposedChange::getFromBucket, c -> c.getToBucket())
        .containsExactly(
            tuple("SEC01-BP01", Bucket.BUCKET_CONTRADICTED, Bucket.BUCKET_CONFIRMED),
            tuple("SEC01-BP02", Bucket.BUCKET_UNKNOWN, Bucket.BUCKET_DECLARED_ONLY),
            tuple("SEC03-BP02", Bucket.BUCKET_UNKNOWN, Bucket.BUCKET_CONFIRMED));
    assertThat(supposed.getChangesList())
        .extracting(SupposedChange::getFromProven, SupposedChange::getToProven)
        .containsExactly(tuple(0, 100), tuple(0, 0), tuple(0, 40));
  }

  @Test
  void shouldShareEvidenceAndExceptionsBetweenTwinsAndStoreNothing() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    Scenes.answer(assessment, "sec02-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);
    var before = Scenes.states(assessment);

    WhatIfResponse passing = whatIf(assessment, supposition("sec01-bp02").setPassing(true));
    WhatIfResponse excepted = whatIf(assessment, supposition("sec01-bp02").setExcepted(true));

    assertThat(passing.getChangesList())
        .extracting(SupposedChange::getPracticeId, SupposedChange::getToVerdict)
        .containsExactly(
            tuple("SEC01-BP02", Verdict.VERDICT_CONSISTENT),
            tuple("SEC02-BP01", Verdict.VERDICT_CONTRADICTED));
    assertThat(excepted.getChangesList())
        .extracting(SupposedChange::getPracticeId, SupposedChange::getToBucket)
        .contains(tuple("SEC02-BP01", Bucket.BUCKET_EXCEPTED));
    assertThat(excepted.getAfter()).isEqualTo(excepted.getBefore());
    assertThat(Scenes.states(assessment)).isEqualTo(before);
  }

  @Test
  void shouldNameWhatCanNotBeSupposed() {
    Assessment assessment = Scenes.assessment(Scenes.restricted());

    assertThat(
            Refused.by(() -> whatIf(assessment, supposition("sec99-bp99").setPassing(true)))
                .fields())
        .containsExactly("suppositions[0].practice");
    assertThat(
            Refused.by(
                    () ->
                        whatIf(
                            assessment,
                            supposition("sec01-bp01"),
                            supposition("sec01-bp01").setPassing(true)))
                .fields())
        .containsExactly("suppositions[1].practice");
    assertThat(
            Refused.by(() -> whatIf(assessment, supposition("sec01-bp01").setDegree(3))).fields())
        .containsExactly("suppositions[0].degree");
    TestToken otto = TestToken.of("otto", "viewer");
    assertThat(
            Refused.by(
                    () ->
                        assessments(otto)
                            .whatIf(request(assessment, List.of(supposition("sec01-bp01")))))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  private static Supposition.Builder supposition(String practice) {
    return Supposition.newBuilder().setPractice(practice);
  }

  private static WhatIfResponse whatIf(Assessment assessment, Supposition.Builder... suppositions) {
    return assessments(ana()).whatIf(request(assessment, List.of(suppositions)));
  }

  private static WhatIfRequest request(
      Assessment assessment, List<Supposition.Builder> suppositions) {
    return WhatIfRequest.newBuilder()
        .setName(assessment.getName())
        .addAllSuppositions(suppositions.stream().map(Supposition.Builder::build).toList())
        .build();
  }

  private static void partly(Assessment assessment, int degree) {
    assessments(ana())
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/sec03-bp02")
                        .setStatus(AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED)
                        .setDegree(degree))
                .build());
  }

  private static void awaitVerdict(Assessment assessment, String practice, Verdict verdict) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Scenes.states(assessment).get(practice).getVerdict() == verdict);
  }

  /** The score counted by the test itself; the twins of the edition are SEC01-BP02, SEC02-BP01. */
  private static SupposedScore score(Collection<PracticeState> states) {
    long weight = 0;
    long proven = 0;
    long declared = 0;
    long twinWeight = 0;
    long twinProven = Long.MAX_VALUE;
    long twinDeclared = Long.MAX_VALUE;
    long aloneWeight = 0;
    long aloneProven = 0;
    long aloneDeclared = 0;
    for (PracticeState state : states) {
      weight += 100L * state.getWeight();
      proven += (long) state.getWeight() * state.getProven();
      declared += (long) state.getWeight() * state.getDeclared();
      if (state.getConcept().equals("twin")) {
        twinWeight = Math.max(twinWeight, state.getWeight());
        twinProven = Math.min(twinProven, state.getProven());
        twinDeclared = Math.min(twinDeclared, state.getDeclared());
      } else {
        aloneWeight += 100L * state.getWeight();
        aloneProven += (long) state.getWeight() * state.getProven();
        aloneDeclared += (long) state.getWeight() * state.getDeclared();
      }
    }
    return SupposedScore.newBuilder()
        .setProven(points(proven, weight))
        .setDeclared(points(declared, weight))
        .setDistinctProven(
            points(aloneProven + twinWeight * twinProven, aloneWeight + 100 * twinWeight))
        .setDistinctDeclared(
            points(aloneDeclared + twinWeight * twinDeclared, aloneWeight + 100 * twinWeight))
        .build();
  }

  private static int points(long part, long whole) {
    return (int) ((20_000 * part + whole) / (2 * whole));
  }
}
