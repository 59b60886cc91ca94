package io.plumbline.assessment.workload;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.Scenes.id;
import static io.plumbline.assessment.Scenes.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Answer;
import io.plumbline.proto.assessment.v1.AnswerStatus;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.UpdateAnswerRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Members of a restricted workload who are listed themselves, not by a group. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MembersTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  /** A contributor with a user name that is not their stable id. */
  private static TestToken person(String id, String name) {
    return TestToken.of(id, "contributor").claim("preferred_username", name);
  }

  static Stream<Arguments> people() {
    return Stream.of(
        Arguments.of(person("4711", "mia"), "mia", true),
        Arguments.of(person("4711", "mia"), "id:4711", true),
        Arguments.of(person("4711", "mia"), "4711", false),
        Arguments.of(person("4711", "mia"), "Mia", false),
        Arguments.of(person("0815", "id:4711"), "id:4711", false),
        Arguments.of(person("0815", "eve").groups("mia", "user:mia"), "mia", false),
        Arguments.of(person("4711", "mia").tenant("globex"), "mia", false));
  }

  @ParameterizedTest
  @MethodSource("people")
  void shouldShowItToListedPeopleAndNobodyElse(TestToken person, String listed, boolean sees) {
    Workload workload = restrictedTo(listed);

    assertThat(listed(person).contains(workload.getName())).isEqualTo(sees);
    if (sees) {
      assertThat(get(person, workload)).isEqualTo(workload);
    } else {
      assertThat(Refused.by(() -> get(person, workload)).code()).isEqualTo(Status.Code.NOT_FOUND);
    }
    assertThat(listed(carl())).doesNotContain(workload.getName());
    assertThat(listed(audrey())).contains(workload.getName());
  }

  @Test
  void shouldLetListedPeopleWorkOnIt() {
    TestToken mia = person("4711", "mia");
    Workload workload = restrictedTo("id:4711");

    Assessment assessment =
        assessments(mia)
            .createAssessment(
                CreateAssessmentRequest.newBuilder()
                    .setParent(workload.getName())
                    .setAssessment(Assessment.newBuilder().setEdition(Scenes.EDITION))
                    .setAssessmentId("review")
                    .build());
    Answer answer = answer(mia, assessment);

    assertThat(answer.getAuthor()).isEqualTo("mia");
    assertThat(assessments(mia).listAssessments(all()).getAssessmentsList())
        .extracting(Assessment::getName)
        .contains(assessment.getName());
    assertThat(assessments(carl()).listAssessments(all()).getAssessmentsList())
        .extracting(Assessment::getName)
        .doesNotContain(assessment.getName());
    assertThat(Refused.by(() -> answer(carl(), assessment)).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  private static ListAssessmentsRequest all() {
    return ListAssessmentsRequest.newBuilder().setParent("workloads/-").setPageSize(1000).build();
  }

  private static Answer answer(TestToken person, Assessment assessment) {
    return assessments(person)
        .updateAnswer(
            UpdateAnswerRequest.newBuilder()
                .setAnswer(
                    Answer.newBuilder()
                        .setName(assessment.getName() + "/answers/sec01-bp01")
                        .setStatus(AnswerStatus.ANSWER_STATUS_IMPLEMENTED))
                .build());
  }

  private static Workload restrictedTo(String user) {
    return workloads(adam())
        .createWorkload(
            CreateWorkloadRequest.newBuilder()
                .setWorkloadId(id("members"))
                .setWorkload(
                    Workload.newBuilder()
                        .setDisplayName("Vault")
                        .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
                        .addUsers(user))
                .build());
  }

  private static Workload get(TestToken person, Workload workload) {
    return workloads(person)
        .getWorkload(GetWorkloadRequest.newBuilder().setName(workload.getName()).build());
  }

  private static List<String> listed(TestToken person) {
    return workloads(person)
        .listWorkloads(ListWorkloadsRequest.newBuilder().setPageSize(1000).build())
        .getWorkloadsList()
        .stream()
        .map(Workload::getName)
        .toList();
  }
}
