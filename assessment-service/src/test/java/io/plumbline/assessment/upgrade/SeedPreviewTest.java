package io.plumbline.assessment.upgrade;

import static io.plumbline.assessment.Scenes.ana;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.UpgradeCandidate;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradeDoubt;
import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradeOutcome;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the 60 practices of the seed to the 63 of AWS, all answered, counted a second time. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SeedPreviewTest {

  @BeforeEach
  void catalog() {
    SeedEditions.areKnown();
  }

  @Test
  void shouldTellTheFateOfEachOfSixtyAnswersAsTheCrosswalkSays() {
    Assessment assessment = UpgradeCalls.answeredSeed(Scenes.workload());

    UpgradePlan plan = UpgradeCalls.preview(ana(), assessment);

    Map<String, UpgradeFate> expected = fatesByTheFile();
    Map<String, UpgradeFate> told = new LinkedHashMap<>();
    plan.getSourcesList().forEach(s -> told.put(s.getPracticeId(), s.getFate()));
    assertThat(plan.getSourcesList()).hasSize(60);
    assertThat(told).isEqualTo(expected);
    UpgradeCounts counts = plan.getSummary().getPractices();
    assertThat(counts).isEqualTo(plan.getSummary().getAnswers());
    assertThat(counts)
        .isEqualTo(
            UpgradeCounts.newBuilder()
                .setCarried(count(expected, UpgradeFate.UPGRADE_FATE_CARRIED))
                .setCarriedWithFlag(count(expected, UpgradeFate.UPGRADE_FATE_CARRIED_WITH_FLAG))
                .setNeedsReview(count(expected, UpgradeFate.UPGRADE_FATE_NEEDS_REVIEW))
                .setNoTarget(count(expected, UpgradeFate.UPGRADE_FATE_NO_TARGET))
                .build());
    assertThat(counts)
        .isEqualTo(
            UpgradeCounts.newBuilder()
                .setCarried(45)
                .setCarriedWithFlag(4)
                .setNeedsReview(7)
                .setNoTarget(4)
                .build());
  }

  @Test
  void shouldLoseNoAnswerAndInventNone() {
    UpgradePlan plan = UpgradeCalls.preview(ana(), UpgradeCalls.answeredSeed(Scenes.workload()));

    // Then every carried answer is in a practice, every asked one is proposed, and none is both
    List<String> carried = new ArrayList<>();
    Set<String> proposed = new TreeSet<>();
    plan.getTargetsList().forEach(t -> carried.addAll(t.getSourceIdsList()));
    plan.getTargetsList().forEach(t -> proposed.addAll(t.getProposalIdsList()));
    assertThat(carried).doesNotHaveDuplicates().hasSize(49);
    assertThat(proposed).hasSize(7).doesNotContainAnyElementsOf(carried);
    List<String> stays = ids(plan, UpgradeFate.UPGRADE_FATE_NO_TARGET);
    assertThat(stays).containsExactly("SEC02-BP05", "SEC02-BP06", "SEC10-BP04", "SEC11-BP02");
    assertThat(plan.getTargetsList()).hasSize(63);
    assertThat(plan.getTargetsList().stream().filter(UpgradeTarget::hasAnswer)).hasSize(45);
    assertThat(plan.getSummary().getNoSourceCount()).isEqualTo(13);
    assertThat(
            plan.getTargetsList().stream()
                .filter(t -> t.getOutcome() == UpgradeOutcome.UPGRADE_OUTCOME_NEEDS_REVIEW)
                .map(UpgradeTarget::getPracticeId))
        .containsExactly("SEC01-BP06", "SEC04-BP02", "SEC06-BP02", "SEC06-BP03", "SEC10-BP04");
  }

  @Test
  void shouldMergeTwinsAndAskWhereTheyDiffer() {
    Assessment assessment = UpgradeCalls.answeredSeed(Scenes.workload());
    UpgradeTarget merged = target(UpgradeCalls.preview(ana(), assessment), "SEC04-BP01");
    assertThat(merged.getSourceIdsList()).containsExactly("SEC02-BP01", "SEC10-BP01");

    Scenes.answer(assessment, "sec10-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);

    UpgradePlan plan = UpgradeCalls.preview(ana(), assessment);
    assertThat(target(plan, "SEC04-BP01").getProposalIdsList())
        .containsExactly("SEC02-BP01", "SEC10-BP01");
    assertThat(plan.getSourcesList())
        .filteredOn(s -> s.getDoubt() == UpgradeDoubt.UPGRADE_DOUBT_TWIN_CONFLICT)
        .extracting(UpgradeSource::getPracticeId)
        .containsExactly("SEC02-BP01", "SEC10-BP01");
    assertThat(plan.getSummary().getPractices().getNeedsReview()).isEqualTo(9);
  }

  @Test
  void shouldScoreBeforeAndAfterOnBothDenominators() {
    UpgradePlan plan = UpgradeCalls.preview(ana(), UpgradeCalls.answeredSeed(Scenes.workload()));

    var before = plan.getSummary().getBefore();
    var after = plan.getSummary().getAfter();
    assertThat(before.getDeclared()).isEqualTo(10_000);
    assertThat(before.getDistinctDeclared()).isEqualTo(10_000);
    assertThat(after.getDeclared()).isPositive().isLessThan(10_000);
    // AWS has no twins: both denominators are 63
    assertThat(after.getDeclared()).isEqualTo(after.getDistinctDeclared());
    assertThat(after.getDeclared()).isEqualTo(declaredByTheFile(plan));
  }

  @Test
  void shouldSumThePortfolioOfWhoAsksOnly() {
    Assessment open = UpgradeCalls.answeredSeed(Scenes.workload());
    Assessment hidden = UpgradeCalls.answeredSeed(Scenes.restricted());

    List<PortfolioUpgrade> all = UpgradeCalls.portfolio(Scenes.audrey(), 1000);
    List<PortfolioUpgrade> carls = UpgradeCalls.portfolio(Scenes.carl(), 2);

    assertThat(all)
        .extracting(PortfolioUpgrade::getAssessment)
        .contains(open.getName(), hidden.getName())
        .doesNotHaveDuplicates();
    assertThat(carls)
        .extracting(PortfolioUpgrade::getAssessment)
        .contains(open.getName())
        .doesNotContain(hidden.getName());
    assertThat(all)
        .filteredOn(u -> u.getAssessment().equals(open.getName()))
        .extracting(PortfolioUpgrade::getSummary)
        .containsExactly(UpgradeCalls.preview(ana(), open).getSummary());
    PreviewPortfolioUpgradeResponse total = UpgradeCalls.total(Scenes.carl());
    assertThat(total.getUpgradesCount()).isEqualTo(1);
    assertThat(total.getTotalSize()).isEqualTo(carls.size());
    assertThat(total.getTotal().getPractices().getCarried())
        .isEqualTo(carls.stream().mapToInt(u -> u.getSummary().getPractices().getCarried()).sum());
    assertThat(UpgradeCalls.total(Scenes.audrey()).getTotalSize()).isEqualTo(all.size());
    TestToken out = Scenes.carl();
    assertThat(Refused.by(() -> UpgradeCalls.preview(out, hidden)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldRefuseWhatIsNoOtherEditionOfTheFramework() {
    Scenes.catalogIsKnown();
    Assessment assessment = UpgradeCalls.seed(Scenes.workload());

    assertThat(reason(assessment, SeedEditions.SEED)).isEqualTo("UPGRADE_EDITION");
    assertThat(reason(assessment, Scenes.EDITION)).isEqualTo("UPGRADE_EDITION");
    assertThat(reason(assessment, SeedEditions.FRAMEWORK + "/editions/none"))
        .isEqualTo("EDITION_NOT_PUBLISHED");
  }

  private static String reason(Assessment assessment, String edition) {
    return Refused.by(() -> UpgradeCalls.preview(ana(), assessment, edition)).reason();
  }

  /** A second reading of the file, which knows nothing of concepts. */
  private static Map<String, UpgradeFate> fatesByTheFile() {
    Map<String, UpgradeFate> fates = new LinkedHashMap<>();
    for (JsonNode row : SeedEditions.file("crosswalk.json").path("seed")) {
      List<String> sure = new ArrayList<>();
      row.path("current").forEach(to -> sure.add(to.path("confidence").asText()));
      UpgradeFate fate = UpgradeFate.UPGRADE_FATE_NEEDS_REVIEW;
      if (sure.isEmpty()) {
        fate = UpgradeFate.UPGRADE_FATE_NO_TARGET;
      } else if (sure.stream().filter(c -> c.equals("certain") || c.equals("high")).count() == 1) {
        fate = UpgradeFate.UPGRADE_FATE_CARRIED;
      } else if (sure.equals(List.of("medium"))) {
        fate = UpgradeFate.UPGRADE_FATE_CARRIED_WITH_FLAG;
      }
      fates.put(row.path("seed_id").asText(), fate);
    }
    return fates;
  }

  /** The weight of the practices that got an answer, by the risk levels of the file. */
  private static int declaredByTheFile(UpgradePlan plan) {
    Map<String, Integer> weights = Map.of("HIGH", 10, "MEDIUM", 5, "LOW", 2);
    Set<String> answered =
        plan.getTargetsList().stream()
            .filter(UpgradeTarget::hasAnswer)
            .map(UpgradeTarget::getPracticeId)
            .collect(Collectors.toSet());
    long part = 0;
    long whole = 0;
    for (JsonNode row : SeedEditions.file("editions.json").path("current")) {
      int weight = weights.get(row.path("risk").asText());
      whole += weight;
      part += answered.contains(row.path("id").asText()) ? weight : 0;
    }
    return Math.toIntExact(Math.round(10_000.0 * part / whole));
  }

  private static int count(Map<String, UpgradeFate> fates, UpgradeFate fate) {
    return Math.toIntExact(fates.values().stream().filter(fate::equals).count());
  }

  private static List<String> ids(UpgradePlan plan, UpgradeFate fate) {
    return plan.getSourcesList().stream()
        .filter(s -> s.getFate() == fate)
        .map(UpgradeSource::getPracticeId)
        .sorted()
        .toList();
  }

  private static UpgradeTarget target(UpgradePlan plan, String id) {
    return plan.getTargetsList().stream()
        .filter(t -> t.getPracticeId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldSayWhereEachAskedAnswerMayGo() {
    UpgradePlan plan = UpgradeCalls.preview(ana(), UpgradeCalls.answeredSeed(Scenes.workload()));

    UpgradeSource split =
        plan.getSourcesList().stream()
            .filter(s -> s.getPracticeId().equals("SEC02-BP02"))
            .findFirst()
            .orElseThrow();
    assertThat(split.getDoubt()).isEqualTo(UpgradeDoubt.UPGRADE_DOUBT_SEVERAL_CANDIDATES);
    assertThat(split.getCandidatesList())
        .extracting(UpgradeCandidate::getPracticeId)
        .containsExactlyInAnyOrder("SEC04-BP02", "SEC04-BP03");
    assertThat(split.getAnswer().getAuthor()).isEqualTo("ana");
  }
}
