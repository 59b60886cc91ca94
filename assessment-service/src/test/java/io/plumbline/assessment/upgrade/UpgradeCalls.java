package io.plumbline.assessment.upgrade;

import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetUpgradeRequest;
import io.plumbline.proto.assessment.v1.ListUpgradesRequest;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc.UpgradeServiceBlockingStub;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What people do with upgrades, as the tests say it. */
final class UpgradeCalls {

  /** Rita, a reviewer of group payments. */
  static final TestToken RITA = TestToken.of("rita", "reviewer").groups("payments");

  private UpgradeCalls() {}

  static ApplyUpgradeRequest.Builder applied(Assessment assessment, String id) {
    return ApplyUpgradeRequest.newBuilder()
        .setParent(assessment.getName())
        .setEdition(SeedEditions.CURRENT)
        .setAssessmentId(id);
  }

  static Upgrade apply(TestToken by, Assessment assessment, String id) {
    return stub(by).applyUpgrade(applied(assessment, id).build());
  }

  static Upgrade undo(TestToken by, Upgrade upgrade, boolean force) {
    return stub(by)
        .undoUpgrade(
            UndoUpgradeRequest.newBuilder()
                .setName(upgrade.getName())
                .setReason("Too early")
                .setForce(force)
                .build());
  }

  static Upgrade get(TestToken by, Upgrade upgrade) {
    return stub(by).getUpgrade(GetUpgradeRequest.newBuilder().setName(upgrade.getName()).build());
  }

  static List<String> list(TestToken by, String parent) {
    return stub(by)
        .listUpgrades(ListUpgradesRequest.newBuilder().setParent(parent).setPageSize(1000).build())
        .getUpgradesList()
        .stream()
        .map(Upgrade::getName)
        .toList();
  }

  static Assessment assessment(String name) {
    return Scenes.assessments(Scenes.audrey())
        .getAssessment(GetAssessmentRequest.newBuilder().setName(name).build());
  }

  static UpgradeServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, UpgradeServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  /** A new assessment against the seed. */
  static Assessment seed(Workload workload) {
    return Scenes.assessments(Scenes.ana())
        .createAssessment(
            CreateAssessmentRequest.newBuilder()
                .setParent(workload.getName())
                .setAssessment(Assessment.newBuilder().setEdition(SeedEditions.SEED))
                .setAssessmentId("review")
                .build());
  }

  /** One whose 60 practices ana has answered. */
  static Assessment answeredSeed(Workload workload) {
    Assessment assessment = seed(workload);
    SeedEditions.file("crosswalk.json")
        .path("seed")
        .forEach(
            row ->
                Scenes.answer(
                    assessment,
                    row.path("seed_id").asText().toLowerCase(Locale.ROOT),
                    AnswerStatus.ANSWER_STATUS_IMPLEMENTED));
    return assessment;
  }

  static UpgradePlan preview(TestToken by, Assessment assessment) {
    return preview(by, assessment, SeedEditions.CURRENT);
  }

  static UpgradePlan preview(TestToken by, Assessment assessment, String edition) {
    return stub(by)
        .previewUpgrade(
            PreviewUpgradeRequest.newBuilder()
                .setName(assessment.getName())
                .setEdition(edition)
                .build());
  }

  /** The smallest page of the portfolio of the seed, with the total of all. */
  static PreviewPortfolioUpgradeResponse total(TestToken by) {
    return stub(by)
        .previewPortfolioUpgrade(
            PreviewPortfolioUpgradeRequest.newBuilder()
                .setName(SeedEditions.SEED)
                .setEdition(SeedEditions.CURRENT)
                .setPageSize(1)
                .setShowTotal(true)
                .build());
  }

  /** Every page of the portfolio of the seed. */
  static List<PortfolioUpgrade> portfolio(TestToken by, int pageSize) {
    List<PortfolioUpgrade> all = new ArrayList<>();
    String token = "";
    do {
      PreviewPortfolioUpgradeResponse page =
          stub(by)
              .previewPortfolioUpgrade(
                  PreviewPortfolioUpgradeRequest.newBuilder()
                      .setName(SeedEditions.SEED)
                      .setEdition(SeedEditions.CURRENT)
                      .setPageSize(pageSize)
                      .setPageToken(token)
                      .build());
      all.addAll(page.getUpgradesList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }
}
