package io.plumbline.assessment.freeze;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.freeze.MilestoneCalls.APRIL;
import static io.plumbline.assessment.freeze.MilestoneCalls.assessment;
import static io.plumbline.assessment.freeze.MilestoneCalls.create;
import static io.plumbline.assessment.freeze.MilestoneCalls.get;
import static io.plumbline.assessment.freeze.MilestoneCalls.list;
import static io.plumbline.assessment.freeze.MilestoneCalls.listArchived;
import static io.plumbline.assessment.freeze.MilestoneCalls.stub;
import static io.plumbline.assessment.freeze.MilestoneCalls.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateMilestoneRequest;
import io.plumbline.proto.assessment.v1.ListMilestonesRequest;
import io.plumbline.proto.assessment.v1.Milestone;
import io.plumbline.proto.assessment.v1.VerifyMilestoneRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who freezes what, and who sees it. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MilestoneGrpcServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldKeepTheStatesAsTheyWereWhenTheAssessmentGoesOn() {
    // Given
    Assessment assessment = assessment();
    var before = Scenes.states(assessment);

    // When
    Milestone made = create(APRIL, assessment, "audit");
    Scenes.answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED);

    // Then
    Milestone frozen = get(ana(), made.getName());
    assertThat(frozen.getPracticeStatesList()).containsExactlyInAnyOrderElementsOf(before.values());
    assertThat(frozen.getDisplayName()).isEqualTo("Audit");
    assertThat(frozen.getCreator()).isEqualTo("april");
    assertThat(frozen.getPracticeCount()).isEqualTo(5);
    assertThat(frozen.getAnsweredCount()).isEqualTo(1);
    assertThat(frozen.getScore().getDeclared()).isEqualTo(3704);
    assertThat(frozen.getScore().getDistinctDeclared()).isEqualTo(4545);
    assertThat(frozen.getScore().getProven()).isZero();
    assertThat(Scenes.states(assessment)).isNotEqualTo(before);
  }

  @Test
  void shouldLetReviewersApproversAndAdministratorsFreeze() {
    Assessment assessment = Scenes.assessment(Scenes.restricted());
    TestToken outside = TestToken.of("otto", "approver");

    assertThat(Refused.by(() -> create(ana(), assessment, "no")).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> create(audrey(), assessment, "no")).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> create(outside, assessment, "no")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    create(APRIL, assessment, "approver");
    create(TestToken.of("rita", "reviewer").groups("payments"), assessment, "reviewer");
    assertThat(create(adam(), assessment, "admin").getSequence()).isEqualTo(3);
  }

  @Test
  void shouldNotExistForWhoMayNotSeeTheWorkload() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.restricted());
    String workload = assessment.getName().replaceFirst("/assessments/.*", "");
    Milestone hidden = create(APRIL, assessment, "audit");
    TestToken outside = TestToken.of("otto", "reviewer");
    TestToken foreign = TestToken.of("eve", "admin", "auditor").tenant("other");

    // Then
    assertThat(Refused.by(() -> get(outside, hidden.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> get(foreign, hidden.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> list(outside, assessment.getName(), "")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> list(outside, workload + "/assessments/-", "")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(list(outside, "workloads/-/assessments/-", "")).doesNotContain(hidden.getName());
    assertThat(list(foreign, "workloads/-/assessments/-", "")).doesNotContain(hidden.getName());
    assertThat(list(audrey(), "workloads/-/assessments/-", "")).contains(hidden.getName());
  }

  @Test
  void shouldStayWhenTheWorkloadIsArchived() {
    // Given
    Assessment assessment = assessment();
    String workload = assessment.getName().replaceFirst("/assessments/.*", "");
    Milestone made = create(APRIL, assessment, "audit");

    // When
    Scenes.workloads(adam())
        .archiveWorkload(ArchiveWorkloadRequest.newBuilder().setName(workload).build());

    // Then
    String all = "workloads/-/assessments/-";
    assertThat(list(ana(), all, "")).doesNotContain(made.getName());
    assertThat(listArchived(ana(), all)).contains(made.getName());
    assertThat(list(ana(), workload + "/assessments/-", "")).containsExactly(made.getName());
    assertThat(list(ana(), assessment.getName(), "")).containsExactly(made.getName());
    assertThat(get(ana(), made.getName()).getPracticeStatesList()).hasSize(5);
    assertThat(
            stub(ana())
                .verifyMilestone(
                    VerifyMilestoneRequest.newBuilder().setName(made.getName()).build())
                .getFaultsList())
        .isEmpty();
    assertThat(Refused.by(() -> create(APRIL, assessment, "more")).reason())
        .isEqualTo("WORKLOAD_ARCHIVED");
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndRefuseATakenId() {
    Assessment assessment = assessment();
    CreateMilestoneRequest once =
        wanted(assessment, "audit").setRequestId(UUID.randomUUID().toString()).build();

    Milestone first = stub(APRIL).createMilestone(once);

    assertThat(stub(APRIL).createMilestone(once)).isEqualTo(first);
    assertThat(list(ana(), assessment.getName(), "")).containsExactly(first.getName());
    Refused taken = Refused.by(() -> create(APRIL, assessment, "audit"));
    assertThat(taken.reason()).isEqualTo("RESOURCE_EXISTS");
    assertThat(Refused.by(() -> create(APRIL, assessment, "Not An Id")).fields())
        .containsExactly("milestone_id");
    stub(APRIL).createMilestone(wanted(assessment, "next").setValidateOnly(true).build());
    assertThat(list(ana(), assessment.getName(), "")).hasSize(1);
  }

  @Test
  void shouldListNewestFirstPageByPage() {
    Assessment assessment = assessment();
    String first = create(APRIL, assessment, "zz").getName();
    String second = create(adam(), assessment, "aa").getName();
    String workload = assessment.getName().replaceFirst("/assessments/.*", "/assessments/-");
    ListMilestonesRequest one =
        ListMilestonesRequest.newBuilder().setParent(workload).setPageSize(1).build();

    var page = stub(ana()).listMilestones(one);
    var rest =
        stub(ana()).listMilestones(one.toBuilder().setPageToken(page.getNextPageToken()).build());

    assertThat(page.getMilestones(0).getName()).isEqualTo(second);
    assertThat(page.getMilestones(0).getPracticeStatesList()).isEmpty();
    assertThat(rest.getMilestones(0).getName()).isEqualTo(first);
    assertThat(rest.getNextPageToken()).isEmpty();
    assertThat(list(ana(), workload, "creator = \"adam\"")).containsExactly(second);
    assertThat(list(ana(), workload, "edition = \"" + Scenes.EDITION + "\"")).hasSize(2);
  }
}
