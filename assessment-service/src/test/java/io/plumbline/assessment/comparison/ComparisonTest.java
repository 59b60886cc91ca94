package io.plumbline.assessment.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.MilestoneMappingSet;
import io.plumbline.proto.assessment.v1.MilestoneSnapshot;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PracticeComparison;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.Verdict;
import io.plumbline.proto.type.v1.EvidenceCounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison as tables: answer, observed, verdict, bucket, risk, proven; before and after. */
class ComparisonTest {

  @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before                                                      | after                                                       | outcome  | reasons
          IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100             | IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100           | SAME     |
          IMPLEMENTED NO_EVIDENCE UNSUPPORTED DECLARED_ONLY MEDIUM 0    | IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100           | IMPROVED | EVIDENCE
          IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100             | IMPLEMENTED FAILING CONTRADICTED CONTRADICTED HIGH 0        | WORSENED | EVIDENCE
          IMPLEMENTED FAILING CONTRADICTED CONTRADICTED HIGH 0          | NOT_IMPLEMENTED FAILING CONSISTENT ADMITTED HIGH 0          | IMPROVED | ANSWER
          NOT_IMPLEMENTED FAILING CONSISTENT ADMITTED HIGH 0            | IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100           | IMPROVED | ANSWER EVIDENCE
          UNANSWERED NO_EVIDENCE UNANSWERED UNKNOWN UNANSWERED 0        | NOT_IMPLEMENTED NO_EVIDENCE CONSISTENT ADMITTED HIGH 0      | CHANGED  | ANSWER
          UNANSWERED NO_EVIDENCE UNANSWERED UNKNOWN UNANSWERED 0        | IMPLEMENTED NO_EVIDENCE UNSUPPORTED DECLARED_ONLY MEDIUM 0  | IMPROVED | ANSWER
          UNANSWERED NO_EVIDENCE UNANSWERED UNKNOWN UNANSWERED 0        | UNANSWERED FAILING UNANSWERED UNKNOWN HIGH 0                | WORSENED | EVIDENCE
          UNANSWERED FAILING UNANSWERED UNKNOWN HIGH 0                  | UNANSWERED PASSING UNANSWERED UNKNOWN UNANSWERED 0          | IMPROVED | EVIDENCE
          IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100             | NOT_APPLICABLE NO_EVIDENCE CONSISTENT NOT_APPLICABLE NOT_APPLICABLE 0 | CHANGED | ANSWER EVIDENCE
          NOT_APPLICABLE NO_EVIDENCE CONSISTENT NOT_APPLICABLE NOT_APPLICABLE 0 | NOT_APPLICABLE PASSING CONTRADICTED CONTRADICTED HIGH 0 | WORSENED | EVIDENCE
          IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100             | IMPLEMENTED STALE STALE STALE MEDIUM 0                      | WORSENED | EVIDENCE
          PARTIALLY_IMPLEMENTED PASSING CONSISTENT CONFIRMED MEDIUM 50  | IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100           | IMPROVED | ANSWER
          PARTIALLY_IMPLEMENTED NO_EVIDENCE UNSUPPORTED DECLARED_ONLY HIGH 0 | PARTIALLY_IMPLEMENTED PASSING CONSISTENT CONFIRMED MEDIUM 50 | IMPROVED | EVIDENCE
          NOT_IMPLEMENTED NO_EVIDENCE CONSISTENT ADMITTED HIGH 0        | NOT_IMPLEMENTED FAILING CONSISTENT ADMITTED HIGH 0          | CHANGED  | EVIDENCE
          """)
  void shouldTellHowAPracticeWentAndWhy(
      String before, String after, String outcome, String reasons) {
    PracticeComparison compared =
        one(Comparison.of(snapshot(state(before)), snapshot(state(after))));

    assertThat(compared.getOutcome().name()).isEqualTo("OUTCOME_" + outcome);
    assertThat(compared.getReasonsList())
        .extracting(reason -> reason.name().substring("REASON_".length()))
        .containsExactlyElementsOf(reasons == null ? List.of() : List.of(reasons.split(" ")));
  }

  @Test
  void shouldNotTakeMoreOfTheSameEvidenceForAChange() {
    PracticeState is = state("IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100");
    PracticeState more =
        is.toBuilder()
            .setCounts(EvidenceCounts.newBuilder().setPass(9).setNewestObserveTime(at(5)))
            .setVersion(7)
            .setVerdictTime(at(9))
            .build();

    assertThat(one(Comparison.of(snapshot(is), snapshot(more))).getOutcome())
        .isEqualTo(PracticeComparison.Outcome.OUTCOME_SAME);
  }

  @Test
  void shouldNameAnOldFailureThatBecameWorseAsEvidence() {
    PracticeState was = state("PARTIALLY_IMPLEMENTED MIXED CONSISTENT CONFIRMED MEDIUM 50");
    PracticeState is =
        state("PARTIALLY_IMPLEMENTED MIXED CONSISTENT CONFIRMED HIGH 50").toBuilder()
            .setCounts(EvidenceCounts.newBuilder().setPass(1).setStaleFail(1))
            .build();

    PracticeComparison compared = one(Comparison.of(snapshot(was), snapshot(is)));

    assertThat(compared.getOutcome()).isEqualTo(PracticeComparison.Outcome.OUTCOME_WORSENED);
    assertThat(compared.getReasonsList())
        .containsExactly(PracticeComparison.Reason.REASON_EVIDENCE);
  }

  @Test
  void shouldNameAnExceptionThatCameWentOrWasRenewed() {
    PracticeState without = state("IMPLEMENTED FAILING CONTRADICTED CONTRADICTED HIGH 0");
    PracticeState with =
        without.toBuilder()
            .setBucket(Bucket.BUCKET_EXCEPTED)
            .setException("workloads/w/exceptions/x")
            .setExceptionExpireTime(at(10))
            .build();
    PracticeState renewed = with.toBuilder().setExceptionExpireTime(at(20)).build();

    assertThat(outcomes(without, with)).containsExactly("IMPROVED", "EXCEPTION");
    assertThat(outcomes(with, without)).containsExactly("WORSENED", "EXCEPTION");
    assertThat(outcomes(with, renewed)).containsExactly("CHANGED", "EXCEPTION");
  }

  @Test
  void shouldNamePolicyAndMappingOnlyWhereTheyDiffer() {
    PracticeState was = state("IMPLEMENTED UNTESTABLE UNTESTABLE DECLARED_ONLY MEDIUM 0");
    PracticeState is = state("IMPLEMENTED NO_EVIDENCE UNSUPPORTED DECLARED_ONLY LOW 0");
    MilestoneSnapshot other =
        snapshot(is).toBuilder()
            .addMappingSets(MilestoneMappingSet.newBuilder().setScanner("prowler"))
            .setAssessment(
                Assessment.newBuilder()
                    .setEdition("frameworks/f/editions/e")
                    .setScoringPolicy("v2"))
            .build();

    PracticeComparison compared = one(Comparison.of(snapshot(was), other));

    assertThat(compared.getOutcome()).isEqualTo(PracticeComparison.Outcome.OUTCOME_IMPROVED);
    assertThat(compared.getReasonsList())
        .containsExactly(
            PracticeComparison.Reason.REASON_POLICY, PracticeComparison.Reason.REASON_MAPPING);
  }

  @Test
  void shouldMatchByMeaningAcrossEditions() {
    // Given
    PracticeState is = state("IMPLEMENTED PASSING CONSISTENT CONFIRMED NONE 100");
    MilestoneSnapshot base =
        snapshot(
            named(is, "SEC01-BP01", "signin"),
            named(is, "SEC01-BP02", "twin"),
            named(is, "SEC02-BP01", "twin"),
            named(is, "SEC03-BP01", "gone"));
    MilestoneSnapshot target =
        snapshot(
                named(is, "SEC01-BP02", "signin").toBuilder().setStake(Risk.RISK_LOW).build(),
                named(is, "SEC01-BP01", "twin"),
                named(is, "SEC09-BP09", "new"))
            .toBuilder()
            .setEditionHash("another")
            .build();

    // When
    List<PracticeComparison> compared = Comparison.of(base, target);

    // Then
    assertThat(compared)
        .extracting(
            c -> c.getBefore().getPracticeId(),
            c -> c.getAfter().getPracticeId(),
            c -> c.getOutcome().name().substring("OUTCOME_".length()))
        .containsExactly(
            tuple("SEC01-BP01", "SEC01-BP02", "SAME"),
            tuple("SEC01-BP02", "SEC01-BP01", "SAME"),
            tuple("SEC02-BP01", "SEC01-BP01", "SAME"),
            tuple("SEC03-BP01", "", "ONLY_BASE"),
            tuple("", "SEC09-BP09", "ONLY_TARGET"));
  }

  private static List<String> outcomes(PracticeState before, PracticeState after) {
    PracticeComparison compared = one(Comparison.of(snapshot(before), snapshot(after)));
    return Stream.concat(
            Stream.of(compared.getOutcome().name().substring("OUTCOME_".length())),
            compared.getReasonsList().stream().map(r -> r.name().substring("REASON_".length())))
        .toList();
  }

  private static PracticeComparison one(List<PracticeComparison> compared) {
    assertThat(compared).hasSize(1);
    return compared.get(0);
  }

  private static MilestoneSnapshot snapshot(PracticeState... states) {
    return MilestoneSnapshot.newBuilder()
        .setEditionHash("one")
        .setAssessment(
            Assessment.newBuilder().setEdition("frameworks/f/editions/e").setScoringPolicy("v1"))
        .addAllPracticeStates(Arrays.asList(states))
        .build();
  }

  private static PracticeState named(PracticeState state, String id, String concept) {
    return state.toBuilder().setPracticeId(id).setConcept(concept).build();
  }

  private static PracticeState state(String words) {
    String[] word = words.trim().split(" +");
    return PracticeState.newBuilder()
        .setPracticeId("SEC01-BP01")
        .setConcept("signin")
        .setAnswer(Answer.newBuilder().setStatus(AnswerStatus.valueOf("ANSWER_STATUS_" + word[0])))
        .setObserved(ObservedStatus.valueOf("OBSERVED_STATUS_" + word[1]))
        .setVerdict(Verdict.valueOf("VERDICT_" + word[2]))
        .setBucket(Bucket.valueOf("BUCKET_" + word[3]))
        .setRisk(Risk.valueOf("RISK_" + word[4]))
        .setStake(Risk.RISK_HIGH)
        .setProven(Integer.parseInt(word[5]))
        .build();
  }

  private static Timestamp at(long seconds) {
    return Timestamp.newBuilder().setSeconds(seconds).build();
  }
}
