package io.plumbline.assessment.workload;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.answer;
import static io.plumbline.assessment.Scenes.assessment;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.id;
import static io.plumbline.assessment.Scenes.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.ArchiveWorkloadRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.RestoreWorkloadRequest;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ArchiveTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldLeaveListsAndStillBeRead() {
    Workload workload = Scenes.workload();
    Assessment assessment = assessment(workload);
    int before = list(false).getTotalSize();

    Workload archived = archive(workload);

    assertThat(archived.hasArchiveTime()).isTrue();
    assertThat(names(false)).doesNotContain(workload.getName());
    assertThat(list(false).getTotalSize()).isEqualTo(before - 1);
    assertThat(names(true)).contains(workload.getName());
    assertThat(get(workload)).isEqualTo(archived);
    assertThat(assessmentsOf("workloads/-")).doesNotContain(assessment.getName());
    assertThat(assessmentsOf(workload.getName())).containsExactly(assessment.getName());
    assertThat(Scenes.states(assessment)).hasSize(5);
  }

  @Test
  void shouldListThoseThatAreArchivedAlone() {
    Workload workload = Scenes.workload();
    Workload other = Scenes.workload();
    archive(workload);

    ListWorkloadsResponse archived = state("ARCHIVED");

    assertThat(archived.getWorkloadsList())
        .extracting(Workload::getName)
        .contains(workload.getName())
        .doesNotContain(other.getName());
    assertThat(archived.getTotalSize()).isEqualTo(archived.getWorkloadsCount());
    assertThat(state("IN_USE").getWorkloadsList())
        .extracting(Workload::getName)
        .contains(other.getName())
        .doesNotContain(workload.getName());
    assertThat(Refused.by(() -> state("GONE")).reason()).isEqualTo("FIELD_INVALID");
  }

  private static ListWorkloadsResponse state(String state) {
    return workloads(ana())
        .listWorkloads(
            ListWorkloadsRequest.newBuilder()
                .setPageSize(1000)
                .setFilter("state = \"" + state + "\"")
                .build());
  }

  @Test
  void shouldTakeNothingNewWhileItIsArchived() {
    Workload workload = Scenes.workload();
    Assessment assessment = assessment(workload);
    Workload archived = archive(workload);

    assertArchived(
        Refused.by(() -> answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED)));
    assertArchived(Refused.by(() -> start(ana(), workload)));
    assertArchived(Refused.by(() -> start(adam(), workload)));
    assertArchived(
        Refused.by(
            () ->
                workloads(adam())
                    .updateWorkload(
                        UpdateWorkloadRequest.newBuilder()
                            .setWorkload(archived.toBuilder().setOwner("bea"))
                            .build())));
  }

  private static void assertArchived(Refused refused) {
    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo("WORKLOAD_ARCHIVED");
  }

  @Test
  void shouldComeBackWithAllItHad() {
    Workload workload = Scenes.workload();
    Assessment assessment = assessment(workload);
    answer(assessment, "sec01-bp01", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    Workload archived = archive(workload);

    Workload restored = restore(archived);

    assertThat(restored.toBuilder().clearEtag().clearUpdateTime().build())
        .isEqualTo(workload.toBuilder().clearEtag().clearUpdateTime().build());
    assertThat(names(false)).contains(workload.getName());
    assertThat(Scenes.states(assessment).get("SEC01-BP01").getAnswer().getStatus())
        .isEqualTo(AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
    answer(assessment, "sec01-bp02", AnswerStatus.ANSWER_STATUS_IMPLEMENTED);
  }

  @Test
  void shouldChangeNothingWhenItIsSoAlready() {
    Workload workload = Scenes.workload();

    assertThat(restore(workload)).isEqualTo(workload);
    Workload archived = archive(workload);
    assertThat(archive(archived)).isEqualTo(archived);
  }

  @Test
  void shouldAnswerARepeatedCallAlikeAndAbortOnAStaleEtag() {
    Workload workload = Scenes.workload();
    ArchiveWorkloadRequest request =
        ArchiveWorkloadRequest.newBuilder()
            .setName(workload.getName())
            .setEtag(workload.getEtag())
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Workload archived = workloads(adam()).archiveWorkload(request);

    assertThat(workloads(adam()).archiveWorkload(request)).isEqualTo(archived);
    Refused stale =
        Refused.by(
            () ->
                workloads(adam())
                    .archiveWorkload(
                        request.toBuilder().setRequestId(UUID.randomUUID().toString()).build()));
    assertThat(stale.reason()).isEqualTo("ETAG_MISMATCH");
  }

  @Test
  void shouldDenyWhoMayNotAndHideFromOtherTenants() {
    Workload workload = Scenes.workload();
    ArchiveWorkloadRequest request =
        ArchiveWorkloadRequest.newBuilder().setName(workload.getName()).build();
    TestToken gina = TestToken.of("gina", "admin").tenant("globex");

    assertThat(Refused.by(() -> workloads(ana()).archiveWorkload(request)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> workloads(gina).archiveWorkload(request)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(get(workload).hasArchiveTime()).isFalse();
  }

  private static Assessment start(TestToken token, Workload workload) {
    return assessments(token)
        .createAssessment(
            CreateAssessmentRequest.newBuilder()
                .setParent(workload.getName())
                .setAssessment(Assessment.newBuilder().setEdition(Scenes.EDITION))
                .setAssessmentId(id("more"))
                .build());
  }

  private static Workload archive(Workload workload) {
    return workloads(adam())
        .archiveWorkload(ArchiveWorkloadRequest.newBuilder().setName(workload.getName()).build());
  }

  private static Workload restore(Workload workload) {
    return workloads(adam())
        .restoreWorkload(RestoreWorkloadRequest.newBuilder().setName(workload.getName()).build());
  }

  private static Workload get(Workload workload) {
    return workloads(ana())
        .getWorkload(GetWorkloadRequest.newBuilder().setName(workload.getName()).build());
  }

  private static ListWorkloadsResponse list(boolean archived) {
    return workloads(ana())
        .listWorkloads(
            ListWorkloadsRequest.newBuilder().setPageSize(1000).setShowArchived(archived).build());
  }

  private static java.util.List<String> names(boolean archived) {
    return list(archived).getWorkloadsList().stream().map(Workload::getName).toList();
  }

  private static java.util.List<String> assessmentsOf(String parent) {
    return assessments(ana())
        .listAssessments(
            ListAssessmentsRequest.newBuilder().setParent(parent).setPageSize(1000).build())
        .getAssessmentsList()
        .stream()
        .map(Assessment::getName)
        .toList();
  }
}
