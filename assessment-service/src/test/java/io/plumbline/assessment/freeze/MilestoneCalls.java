package io.plumbline.assessment.freeze;

import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.GetMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc;
import io.plumbline.proto.assessment.v1.MilestoneServiceGrpc.MilestoneServiceBlockingStub;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What people do with milestones, as the tests say it. */
final class MilestoneCalls {

  /** April, an approver of group payments. */
  static final TestToken APRIL = TestToken.of("april", "approver").groups("payments");

  private MilestoneCalls() {}

  static MilestoneServiceBlockingStub stub(TestToken token) {
    return TestCalls.as(token, MilestoneServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  /** An assessment with one answer, which nothing proves yet. */
  static Assessment assessment() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    return assessment;
  }

  static CreateMilestoneRequest.Builder wanted(Assessment assessment, String id) {
    return CreateMilestoneRequest.newBuilder()
        .setParent(assessment.getName())
        .setMilestoneId(id)
        .setMilestone(
            Milestone.newBuilder().setDisplayName("Audit").setNote("As shown to the auditors."));
  }

  static Milestone create(TestToken by, Assessment assessment, String id) {
    return stub(by).createMilestone(wanted(assessment, id).build());
  }

  static Milestone get(TestToken by, String name) {
    return stub(by).getMilestone(GetMilestoneRequest.newBuilder().setName(name).build());
  }

  static List<String> list(TestToken by, String parent, String filter) {
    return list(by, ListMilestonesRequest.newBuilder().setParent(parent).setFilter(filter));
  }

  /** Those of archived workloads too. */
  static List<String> listArchived(TestToken by, String parent) {
    return list(by, ListMilestonesRequest.newBuilder().setParent(parent).setShowArchived(true));
  }

  private static List<String> list(TestToken by, ListMilestonesRequest.Builder request) {
    return stub(by).listMilestones(request.setPageSize(1000).build()).getMilestonesList().stream()
        .map(Milestone::getName)
        .toList();
  }
}
