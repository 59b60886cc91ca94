package io.plumbline.cli.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.ListUpgradesRequest;
import io.plumbline.proto.assessment.v1.ListUpgradesResponse;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradeChoice;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradeDoubt;
import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradeOutcome;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpgradeCommandTest {
  private static final String OLD = "workloads/webshop/assessments/first";
  private static final String UPGRADE = OLD + "/upgrades/019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e77";
  private static final String EDITION = "frameworks/f/editions/next";

  private final Upgrades upgrades = new Upgrades();
  private final FakeServer server = new FakeServer(upgrades);

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("upgrade"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--server", server.address(), "--token", "t"));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void shouldShowWhatAsksAndSaySoByItsExitCode() {
    CommandRun run = run("plan", "webshop", "f/next", "--assessment", "first");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .contains("50 carried, 1 with a flag, 2 ask")
        .contains("proven 61.20 % to 48.70 %")
        .contains("SEC06-BP02")
        .contains("SEC05-BP01   implemented (several-candidates)");
    CommandRun chosen =
        run("plan", "webshop", "f/next", "--assessment", "first", "--choose", "a-1=b-1");
    assertThat(chosen.code()).isZero();
    assertThat(upgrades.previewed.getChoicesList())
        .containsExactly(
            UpgradeChoice.newBuilder().setPracticeId("A-1").setSourceId("B-1").build());
  }

  @Test
  void shouldPrintAPlanForPrograms() throws Exception {
    CommandRun run = run("plan", "webshop", "f/next", "--assessment", "first", "--json");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("needs_review").asInt()).isEqualTo(2);
    assertThat(json.path("after").path("proven").asInt()).isEqualTo(4870);
    assertThat(json.path("sources").path(0).path("fate").asText()).isEqualTo("NEEDS_REVIEW");
    assertThat(json.path("targets").path(0).path("proposals").path(0).asText())
        .isEqualTo("SEC05-BP01");
  }

  @Test
  void shouldApplyUnderAnIdOfItsOwn() {
    CommandRun run = run("apply", "webshop", "f/next", "--assessment", "first");

    assertThat(run.code()).isZero();
    assertThat(upgrades.applied.getAssessmentId()).isEqualTo("first-next");
    assertThat(upgrades.applied.getEdition()).isEqualTo(EDITION);
    assertThat(run.out()).contains("plumbline upgrade undo " + UPGRADE);
    CommandRun taken = run("apply", "webshop", "f/next", "--assessment", "first", "--id", "taken");
    assertThat(taken.code()).isEqualTo(1);
    assertThat(taken.err()).contains("the id is taken");
    CommandRun wrong =
        run("apply", "webshop", "f/next", "--assessment", "first", "--choose", "SEC06-BP02");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("is not PRACTICE=SOURCE");
  }

  @Test
  void shouldTakeTheLastOneBackByItsWorkload() {
    CommandRun run = run("undo", "webshop", "--reason", "too early", "--force");

    assertThat(run.code()).isZero();
    assertThat(upgrades.undone.getName()).isEqualTo(UPGRADE);
    assertThat(upgrades.undone.getForce()).isTrue();
    assertThat(run("undo", UPGRADE).code()).isEqualTo(64);
  }

  @Test
  void shouldSumThePortfolioOverAllPages() {
    CommandRun run = run("portfolio", "f/seed", "f/next");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("workloads/a").contains("workloads/b").contains("all 2");
  }

  /** One upgrade, and a portfolio of two pages. */
  private static final class Upgrades extends UpgradeServiceGrpc.UpgradeServiceImplBase {
    private PreviewUpgradeRequest previewed = PreviewUpgradeRequest.getDefaultInstance();
    private ApplyUpgradeRequest applied = ApplyUpgradeRequest.getDefaultInstance();
    private UndoUpgradeRequest undone = UndoUpgradeRequest.getDefaultInstance();

    @Override
    public void previewUpgrade(PreviewUpgradeRequest request, StreamObserver<UpgradePlan> out) {
      previewed = request;
      boolean chosen = request.getChoicesCount() > 0;
      out.onNext(
          UpgradePlan.newBuilder()
              .setAssessment(request.getName())
              .setToEdition(request.getEdition())
              .setSummary(summary())
              .addSources(
                  UpgradeSource.newBuilder()
                      .setPracticeId("SEC05-BP01")
                      .setAnswer(
                          Answer.newBuilder().setStatus(AnswerStatus.ANSWER_STATUS_IMPLEMENTED))
                      .setFate(UpgradeFate.UPGRADE_FATE_NEEDS_REVIEW)
                      .setDoubt(UpgradeDoubt.UPGRADE_DOUBT_SEVERAL_CANDIDATES))
              .addTargets(
                  UpgradeTarget.newBuilder()
                      .setPracticeId("SEC06-BP02")
                      .setBucket(Bucket.BUCKET_UNKNOWN)
                      .setOutcome(
                          chosen
                              ? UpgradeOutcome.UPGRADE_OUTCOME_CHOSEN
                              : UpgradeOutcome.UPGRADE_OUTCOME_NEEDS_REVIEW)
                      .addProposalIds("SEC05-BP01"))
              .build());
      out.onCompleted();
    }

    @Override
    public void previewPortfolioUpgrade(
        PreviewPortfolioUpgradeRequest request,
        StreamObserver<PreviewPortfolioUpgradeResponse> out) {
      boolean first = request.getPageToken().isEmpty();
      out.onNext(
          PreviewPortfolioUpgradeResponse.newBuilder()
              .addUpgrades(
                  PortfolioUpgrade.newBuilder()
                      .setAssessment(first ? "workloads/a" : "workloads/b")
                      .setSummary(summary()))
              .setTotal(summary())
              .setTotalSize(request.getShowTotal() ? 2 : 0)
              .setNextPageToken(first ? "more" : "")
              .build());
      out.onCompleted();
    }

    @Override
    public void applyUpgrade(ApplyUpgradeRequest request, StreamObserver<Upgrade> out) {
      applied = request;
      if (request.getAssessmentId().equals("taken")) {
        out.onError(Status.ALREADY_EXISTS.withDescription("the id is taken").asRuntimeException());
        return;
      }
      out.onNext(upgrade());
      out.onCompleted();
    }

    @Override
    public void undoUpgrade(UndoUpgradeRequest request, StreamObserver<Upgrade> out) {
      undone = request;
      out.onNext(upgrade());
      out.onCompleted();
    }

    @Override
    public void listUpgrades(
        ListUpgradesRequest request, StreamObserver<ListUpgradesResponse> out) {
      out.onNext(ListUpgradesResponse.newBuilder().addUpgrades(upgrade()).build());
      out.onCompleted();
    }

    private static Upgrade upgrade() {
      return Upgrade.newBuilder()
          .setName(UPGRADE)
          .setState(Upgrade.State.STATE_APPLIED)
          .setTargetAssessment("workloads/webshop/assessments/first-next")
          .setSummary(summary())
          .build();
    }

    private static UpgradeSummary summary() {
      return UpgradeSummary.newBuilder()
          .setPractices(
              UpgradeCounts.newBuilder().setCarried(50).setCarriedWithFlag(1).setNeedsReview(2))
          .setBefore(SupposedScore.newBuilder().setProven(6120))
          .setAfter(SupposedScore.newBuilder().setProven(4870))
          .build();
    }
  }
}
