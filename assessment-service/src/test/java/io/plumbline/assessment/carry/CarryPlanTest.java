package io.plumbline.assessment.carry;

import static io.plumbline.assessment.verdict.AnswerStatus.IMPLEMENTED;
import static io.plumbline.assessment.verdict.AnswerStatus.NOT_IMPLEMENTED;
import static io.plumbline.assessment.verdict.AnswerStatus.UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.assessment.answer.AnswerContent;
import io.plumbline.assessment.carry.CarryPlan.Carried;
import io.plumbline.assessment.carry.CarryPlan.Received;
import io.plumbline.assessment.crosswalk.ConceptRelation;
import io.plumbline.assessment.crosswalk.Confidence;
import io.plumbline.assessment.crosswalk.Crosswalk;
import io.plumbline.assessment.verdict.AnswerStatus;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relations are written {@code from>to:CONFIDENCE}, practices are named by what they mean. */
class CarryPlanTest {

  private static final LocalDate MAY = LocalDate.of(2027, 5, 1);
  private static final LocalDate JUNE = LocalDate.of(2027, 6, 1);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // relations, concepts of the new edition, fate, doubt
        "-,                             a,   CARRIED,           NONE",
        "a>a:HIGH,                      a,   CARRIED,           NONE",
        "a>b:CERTAIN,                   b,   CARRIED,           NONE",
        "a>b:HIGH,                      b,   CARRIED,           NONE",
        "b>a:HIGH,                      b,   CARRIED,           NONE",
        "a>b:MEDIUM,                    b,   CARRIED_WITH_FLAG, MEDIUM_CONFIDENCE",
        "a>b:LOW,                       b,   NEEDS_REVIEW,      LOW_CONFIDENCE",
        "a>b:MEDIUM a>c:MEDIUM,         b c, NEEDS_REVIEW,      SEVERAL_CANDIDATES",
        "a>b:MEDIUM a>c:LOW,            b c, NEEDS_REVIEW,      SEVERAL_CANDIDATES",
        "a>b:LOW a>c:LOW,               b c, NEEDS_REVIEW,      SEVERAL_CANDIDATES",
        "a>b:HIGH a>c:HIGH,             b c, NEEDS_REVIEW,      SEVERAL_CANDIDATES",
        "a>b:HIGH a>c:MEDIUM,           b c, CARRIED,           NONE",
        "a>b:MEDIUM a>c:LOW,            b,   CARRIED_WITH_FLAG, MEDIUM_CONFIDENCE",
        "a>b:LOW,                       a b, CARRIED,           NONE",
        "a>b:HIGH,                      c,   NO_TARGET,         NONE",
        "-,                             b,   NO_TARGET,         NONE",
      })
  void shouldJudgeAPracticeByHowSureItsPlaceIs(
      String relations, String targets, Fate fate, Doubt doubt) {
    CarryPlan plan =
        CarryPlan.of(
            List.of(source("P", "a", IMPLEMENTED)), targets(targets), crosswalk(relations));

    assertThat(plan.sources()).extracting(Carried::fate).containsExactly(fate);
    assertThat(plan.sources()).extracting(Carried::doubt).containsExactly(doubt);
    boolean carried = fate == Fate.CARRIED || fate == Fate.CARRIED_WITH_FLAG;
    assertThat(plan.targets().stream().filter(t -> !t.sourceIds().isEmpty()))
        .hasSize(carried ? 1 : 0);
    assertThat(plan.targets().stream().anyMatch(t -> t.proposalIds().contains("P")))
        .isEqualTo(fate == Fate.NEEDS_REVIEW);
  }

  @ParameterizedTest
  @CsvSource({
    // the answers of twins, what becomes of both, what their practice gets
    "IMPLEMENTED,     IMPLEMENTED,     CARRIED,           NONE,            CARRIED",
    "IMPLEMENTED,     NOT_IMPLEMENTED, NEEDS_REVIEW,      TWIN_CONFLICT,   NEEDS_REVIEW",
    "IMPLEMENTED,     UNANSWERED,      CARRIED_WITH_FLAG, PARTLY_ANSWERED, CARRIED_WITH_FLAG",
    "UNANSWERED,      UNANSWERED,      CARRIED,           NONE,            UNANSWERED",
  })
  void shouldMergeTwinsOrAsk(
      AnswerStatus one, AnswerStatus other, Fate fate, Doubt doubt, Outcome outcome) {
    CarryPlan plan =
        CarryPlan.of(
            List.of(source("P", "a", one), source("Q", "a", other)), targets("a"), crosswalk(null));

    assertThat(plan.sources()).extracting(Carried::fate).containsExactly(fate, fate);
    assertThat(plan.sources()).extracting(Carried::doubt).containsExactly(doubt, doubt);
    assertThat(plan.targets()).extracting(Received::outcome).containsExactly(outcome);
  }

  @Test
  void shouldLetTheSurerAnswerDecideWhereDifferentPracticesMerge() {
    CarryPlan plan =
        CarryPlan.of(
            List.of(
                source("P", "a", IMPLEMENTED),
                source("Q", "b", NOT_IMPLEMENTED),
                source("R", "c", IMPLEMENTED)),
            targets("a"),
            crosswalk("b>a:MEDIUM c>a:MEDIUM"));

    assertThat(plan.sources())
        .extracting(Carried::fate)
        .containsExactly(Fate.CARRIED, Fate.NEEDS_REVIEW, Fate.CARRIED_WITH_FLAG);
    Received got = plan.targets().get(0);
    assertThat(got.sourceIds()).containsExactly("P", "R");
    assertThat(got.proposalIds()).containsExactly("Q");
    assertThat(got.answer().status()).isEqualTo(IMPLEMENTED);
  }

  @Test
  void shouldAskWhenEquallySurePracticesThatMergeDiffer() {
    CarryPlan plan =
        CarryPlan.of(
            List.of(source("P", "a", IMPLEMENTED), source("Q", "b", NOT_IMPLEMENTED)),
            targets("n"),
            crosswalk("a>n:HIGH b>n:HIGH"));

    assertThat(plan.sources())
        .extracting(Carried::doubt)
        .containsExactly(Doubt.MERGE_CONFLICT, Doubt.MERGE_CONFLICT);
    assertThat(plan.targets().get(0).proposalIds()).containsExactly("P", "Q");
  }

  @Test
  void shouldLetAChoiceDecideWhereAnswersDiffer() {
    CarryPlan open =
        CarryPlan.of(
            List.of(
                source("P", "a", IMPLEMENTED),
                source("Q", "b", NOT_IMPLEMENTED),
                source("R", "c", IMPLEMENTED)),
            targets("n m"),
            crosswalk("a>n:HIGH b>n:HIGH c>n:LOW c>m:LOW"));

    CarryPlan plan = open.with(Map.of("T-n", "Q"));

    assertThat(plan.sources())
        .extracting(Carried::fate)
        .containsExactly(Fate.NOT_CHOSEN, Fate.CHOSEN, Fate.NEEDS_REVIEW);
    assertThat(plan.targets())
        .extracting(Received::outcome)
        .containsExactly(Outcome.CHOSEN, Outcome.NEEDS_REVIEW);
    assertThat(plan.targets().get(0).answer().status()).isEqualTo(NOT_IMPLEMENTED);
    assertThat(plan.targets().get(0).sourceIds()).containsExactly("Q");
    assertThat(plan.places(plan.sources().get(1))).extracting(Target::concept).containsExactly("n");
    assertThat(plan.places(plan.sources().get(2)))
        .extracting(Target::concept)
        .containsExactly("n", "m");
  }

  @Test
  void shouldLetAChoiceTakeThePlaceOfWhatWouldBeCarried() {
    CarryPlan plan =
        CarryPlan.of(
                List.of(source("P", "a", IMPLEMENTED), source("Q", "b", NOT_IMPLEMENTED)),
                targets("a"),
                crosswalk("b>a:MEDIUM"))
            .with(Map.of("T-a", "Q"));

    assertThat(plan.sources())
        .extracting(Carried::fate)
        .containsExactly(Fate.NOT_CHOSEN, Fate.CHOSEN);
  }

  @Test
  void shouldKeepEveryTextOfAnswersThatMerge() {
    CarryPlan plan =
        CarryPlan.of(
            List.of(
                new Source("P", "a", new AnswerContent(IMPLEMENTED, 0, "same", "one", "ana", MAY)),
                new Source("Q", "a", new AnswerContent(IMPLEMENTED, 0, "same", "two", "bo", JUNE))),
            targets("a"),
            crosswalk(null));

    assertThat(plan.targets().get(0).answer())
        .isEqualTo(
            new AnswerContent(
                IMPLEMENTED, 0, "same", "P: one\n\nQ: two\n\nAssigned too: bo", "ana", MAY));
  }

  @Test
  void shouldAskRatherThanCutTexts() {
    String longest = "x".repeat(7999);
    CarryPlan plan =
        CarryPlan.of(
            List.of(
                new Source("P", "a", new AnswerContent(IMPLEMENTED, 0, "", longest, "", null)),
                new Source("Q", "a", new AnswerContent(IMPLEMENTED, 0, "", "two", "", null))),
            targets("a"),
            crosswalk(null));

    assertThat(plan.sources())
        .extracting(Carried::doubt)
        .containsExactly(Doubt.TEXT_TOO_LONG, Doubt.TEXT_TOO_LONG);
  }

  @Test
  void shouldGiveBothTwinsOfTheNewEditionTheAnswer() {
    CarryPlan plan =
        CarryPlan.of(
            List.of(source("P", "a", IMPLEMENTED)),
            List.of(new Target("T1", "a"), new Target("T2", "a"), new Target("T3", "z")),
            crosswalk(null));

    assertThat(plan.targets())
        .extracting(Received::outcome)
        .containsExactly(Outcome.CARRIED, Outcome.CARRIED, Outcome.NO_SOURCE);
  }

  @Test
  void shouldProposeNothingWhereNobodyHasAnswered() {
    CarryPlan plan =
        CarryPlan.of(List.of(source("P", "a", UNANSWERED)), targets("b"), crosswalk("a>b:LOW"));

    assertThat(plan.sources()).extracting(Carried::fate).containsExactly(Fate.NEEDS_REVIEW);
    assertThat(plan.targets()).extracting(Received::outcome).containsExactly(Outcome.UNANSWERED);
  }

  private static Source source(String id, String concept, AnswerStatus status) {
    return new Source(id, concept, new AnswerContent(status, 0, "", "", "", null));
  }

  private static List<Target> targets(String concepts) {
    return Arrays.stream(concepts.split(" ")).map(c -> new Target("T-" + c, c)).toList();
  }

  private static Crosswalk crosswalk(String relations) {
    if (relations == null) {
      return Crosswalk.of(List.of());
    }
    return Crosswalk.of(Arrays.stream(relations.split(" ")).map(CarryPlanTest::relation).toList());
  }

  private static ConceptRelation relation(String text) {
    String[] part = text.split("[>:]");
    return new ConceptRelation(
        new ConceptRelation.Key("*", "frameworks/f", part[0], part[1]),
        Confidence.valueOf(part[2]),
        "said so",
        1);
  }
}
