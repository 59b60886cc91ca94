package io.plumbline.gateway.fake;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.plumbline.gateway.preview.Fixtures;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ApplyUpgradeRequest;
import io.plumbline.proto.assessment.v1.Bucket;
import io.plumbline.proto.assessment.v1.GetUpgradeRequest;
import io.plumbline.proto.assessment.v1.ObservedStatus;
import io.plumbline.proto.assessment.v1.PortfolioUpgrade;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeRequest;
import io.plumbline.proto.assessment.v1.PreviewPortfolioUpgradeResponse;
import io.plumbline.proto.assessment.v1.PreviewUpgradeRequest;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.SupposedScore;
import io.plumbline.proto.assessment.v1.UndoUpgradeRequest;
import io.plumbline.proto.assessment.v1.Upgrade;
import io.plumbline.proto.assessment.v1.UpgradeCandidate;
import io.plumbline.proto.assessment.v1.UpgradeChoice;
import io.plumbline.proto.assessment.v1.UpgradeConfidence;
import io.plumbline.proto.assessment.v1.UpgradeCounts;
import io.plumbline.proto.assessment.v1.UpgradeDoubt;
import io.plumbline.proto.assessment.v1.UpgradeFate;
import io.plumbline.proto.assessment.v1.UpgradeOutcome;
import io.plumbline.proto.assessment.v1.UpgradePlan;
import io.plumbline.proto.assessment.v1.UpgradeServiceGrpc;
import io.plumbline.proto.assessment.v1.UpgradeSource;
import io.plumbline.proto.assessment.v1.UpgradeSummary;
import io.plumbline.proto.assessment.v1.UpgradeTarget;
import io.plumbline.proto.assessment.v1.Verdict;
import java.util.List;
import java.util.Locale;

/** A plan in which every seventh answer asks; one upgrade that people have worked on since. */
public final class FakeUpgrades extends UpgradeServiceGrpc.UpgradeServiceImplBase {
  public static final String CURRENT = "frameworks/aws-wa-security/editions/2024-11-06";
  public static final String ID = "019abf3e-7a10-7c3e-8f5b-2f6d1c0a9e77";

  public static volatile ApplyUpgradeRequest applied = ApplyUpgradeRequest.getDefaultInstance();
  public static volatile UndoUpgradeRequest undone = UndoUpgradeRequest.getDefaultInstance();

  private static final String NAME = FakeAssessments.NAME + "/upgrades/" + ID;

  @Override
  public void previewUpgrade(PreviewUpgradeRequest request, StreamObserver<UpgradePlan> out) {
    if (request.getChoicesList().stream().anyMatch(c -> c.getSourceId().isEmpty())) {
      out.onError(
          Status.INVALID_ARGUMENT
              .withDescription("choices[0].source_id: is none of its proposals")
              .asRuntimeException());
      return;
    }
    FakeAssessments.done(out, plan(request.getChoicesList()));
  }

  private static UpgradePlan plan(List<UpgradeChoice> choices) {
    UpgradePlan.Builder plan = plan().toBuilder();
    for (UpgradeTarget.Builder target : plan.getTargetsBuilderList()) {
      choices.stream()
          .filter(c -> c.getPracticeId().equals(target.getPracticeId()))
          .forEach(
              c ->
                  target
                      .setOutcome(UpgradeOutcome.UPGRADE_OUTCOME_CHOSEN)
                      .addSourceIds(c.getSourceId()));
    }
    return plan.build();
  }

  @Override
  public void previewPortfolioUpgrade(
      PreviewPortfolioUpgradeRequest request, StreamObserver<PreviewPortfolioUpgradeResponse> out) {
    if (request.getName().equals(request.getEdition())) {
      out.onError(
          Status.FAILED_PRECONDITION
              .withDescription("it is no other edition of the framework")
              .asRuntimeException());
      return;
    }
    FakeAssessments.done(
        out,
        PreviewPortfolioUpgradeResponse.newBuilder()
            .addUpgrades(
                PortfolioUpgrade.newBuilder()
                    .setAssessment(FakeAssessments.NAME)
                    .setDisplayName("Review <b>2026</b>")
                    .setWorkloadDisplayName("Payments")
                    .setSummary(summary()))
            .setPageTotal(summary())
            .setTotal(summary())
            .setTotalSize(request.getShowTotal() ? 7 : 0)
            .setNextPageToken("more")
            .build());
  }

  @Override
  public void applyUpgrade(ApplyUpgradeRequest request, StreamObserver<Upgrade> out) {
    applied = request;
    if (request.getAssessmentId().equals("taken")) {
      out.onError(Status.ALREADY_EXISTS.withDescription("the id is taken").asRuntimeException());
    } else {
      FakeAssessments.done(out, upgrade());
    }
  }

  @Override
  public void undoUpgrade(UndoUpgradeRequest request, StreamObserver<Upgrade> out) {
    undone = request;
    if (request.getForce()) {
      FakeAssessments.done(out, upgrade());
    } else {
      out.onError(
          Status.FAILED_PRECONDITION
              .withDescription("people have changed the new assessment 2 time(s) since")
              .asRuntimeException());
    }
  }

  @Override
  public void getUpgrade(GetUpgradeRequest request, StreamObserver<Upgrade> out) {
    if (request.getName().equals(NAME)) {
      FakeAssessments.done(out, upgrade());
    } else {
      out.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  private static Upgrade upgrade() {
    return Upgrade.newBuilder()
        .setName(NAME)
        .setEdition(CURRENT)
        .setTargetAssessment("workloads/payments/assessments/first-2024-11-06")
        .setState(Upgrade.State.STATE_APPLIED)
        .setMilestone(FakeAssessments.NAME + "/milestones/before-upgrade-2f6d1c0a9e77")
        .setAuthor("rita")
        .setApplyTime(FakeAssessments.THEN)
        .setPlan(plan())
        .setChangeCount(2)
        .build();
  }

  private static UpgradePlan plan() {
    UpgradePlan.Builder plan =
        UpgradePlan.newBuilder()
            .setAssessment(FakeAssessments.NAME)
            .setFromEdition(FakeAssessments.EDITION)
            .setToEdition(CURRENT)
            .setVersion(41)
            .setSummary(summary());
    List<String[]> rows = Fixtures.practices();
    for (int i = 0; i < rows.size(); i++) {
      plan.addSources(source(rows.get(i), i)).addTargets(target(rows.get(i), i));
    }
    return plan.build();
  }

  private static UpgradeSource source(String[] row, int i) {
    UpgradeSource.Builder source =
        UpgradeSource.newBuilder()
            .setPracticeId(row[0])
            .setTitle(row[1])
            .setArea(row[2])
            .setTopic(row[3])
            .setAnswer(
                Answer.newBuilder()
                    .setStatus(AnswerStatus.ANSWER_STATUS_IMPLEMENTED)
                    .setAuthor("ana"))
            .setFate(fate(i))
            .setDoubt(
                i % 7 == 0
                    ? UpgradeDoubt.UPGRADE_DOUBT_SEVERAL_CANDIDATES
                    : UpgradeDoubt.UPGRADE_DOUBT_UNSPECIFIED)
            .setBucket(Bucket.BUCKET_CONFIRMED)
            .setObserved(ObservedStatus.OBSERVED_STATUS_PASSING)
            .setVerdict(Verdict.VERDICT_CONSISTENT)
            .setRisk(Risk.RISK_NONE)
            .setWeight(5);
    if (i == 3) {
      source.setOpenThreadCount(2).setException("workloads/payments/exceptions/" + ID);
    }
    if (fate(i) != UpgradeFate.UPGRADE_FATE_NO_TARGET) {
      source.addCandidates(
          UpgradeCandidate.newBuilder()
              .setPracticeId(row[0])
              .setTitle(row[1])
              .setConfidence(UpgradeConfidence.UPGRADE_CONFIDENCE_HIGH));
    }
    return source.build();
  }

  private static UpgradeFate fate(int i) {
    if (i % 7 == 0) {
      return UpgradeFate.UPGRADE_FATE_NEEDS_REVIEW;
    }
    if (i % 13 == 1) {
      return UpgradeFate.UPGRADE_FATE_NO_TARGET;
    }
    return i % 11 == 2
        ? UpgradeFate.UPGRADE_FATE_CARRIED_WITH_FLAG
        : UpgradeFate.UPGRADE_FATE_CARRIED;
  }

  private static UpgradeTarget target(String[] row, int i) {
    UpgradeTarget.Builder target =
        UpgradeTarget.newBuilder()
            .setPractice(CURRENT + "/practices/" + row[0].toLowerCase(Locale.ROOT))
            .setPracticeId(row[0])
            .setTitle(row[1])
            .setArea(row[2])
            .setTopic(row[3])
            .setWeight(5);
    if (i % 7 == 0) {
      return target
          .setOutcome(UpgradeOutcome.UPGRADE_OUTCOME_NEEDS_REVIEW)
          .setBucket(Bucket.BUCKET_UNKNOWN)
          .addProposalIds(row[0])
          .build();
    }
    return target
        .setOutcome(UpgradeOutcome.UPGRADE_OUTCOME_CARRIED)
        .setAnswer(Answer.newBuilder().setStatus(AnswerStatus.ANSWER_STATUS_IMPLEMENTED))
        .setBucket(Bucket.BUCKET_CONFIRMED)
        .build();
  }

  private static UpgradeSummary summary() {
    return UpgradeSummary.newBuilder()
        .setPractices(
            UpgradeCounts.newBuilder()
                .setCarried(45)
                .setCarriedWithFlag(4)
                .setNeedsReview(7)
                .setNoTarget(4))
        .setNoSourceCount(13)
        .setBefore(
            SupposedScore.newBuilder()
                .setProven(6120)
                .setDeclared(9000)
                .setDistinctProven(6010)
                .setDistinctDeclared(8950))
        .setAfter(
            SupposedScore.newBuilder()
                .setProven(4870)
                .setDeclared(7130)
                .setDistinctProven(4870)
                .setDistinctDeclared(7130))
        .build();
  }
}
