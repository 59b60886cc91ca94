package io.plumbline.assessment.review;

import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.assessments;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.Scenes.carl;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreateAssessmentRequest;
import io.plumbline.proto.assessment.v1.ExplainPracticeRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsRequest;
import io.plumbline.proto.assessment.v1.ListAssessmentsResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.PracticeState;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AssessmentGrpcServiceTest {

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  @Test
  void shouldStartWithEveryPracticeUnanswered() {
    Workload workload = Scenes.workload();

    Assessment assessment = Scenes.assessment(workload);

    assertThat(assessment.getName()).isEqualTo(workload.getName() + "/assessments/review");
    assertThat(assessment.getDisplayName()).isEqualTo("Plumb");
    assertThat(assessment.getVersion()).isEqualTo(1);
    assertThat(assessment.getScoringPolicy()).isEqualTo("v1");
    assertThat(assessment.getPracticeCount()).isEqualTo(5);
    assertThat(assessment.getAnsweredCount()).isZero();
    assertThat(get(ana(), assessment.getName())).isEqualTo(assessment);
    assertThat(Scenes.states(assessment).values())
        .extracting(s -> s.getVerdict().name())
        .containsOnly("VERDICT_UNANSWERED");
  }

  @Test
  void shouldListPracticesInOrderOfEdition() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    ListPracticeStatesRequest request =
        ListPracticeStatesRequest.newBuilder()
            .setParent(assessment.getName())
            .setPageSize(3)
            .build();

    ListPracticeStatesResponse first = assessments(ana()).listPracticeStates(request);
    ListPracticeStatesResponse second =
        assessments(ana())
            .listPracticeStates(request.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(ids(first)).containsExactly("SEC01-BP01", "SEC01-BP02", "SEC02-BP01");
    assertThat(ids(second)).containsExactly("SEC03-BP01", "SEC03-BP02");
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(first.getPracticeStates(1).getTwinId()).isEqualTo("SEC02-BP01");
    assertThat(first.getPracticeStates(0).getStake().name()).isEqualTo("RISK_HIGH");
    assertThat(second.getPracticeStates(0).getObserved().name())
        .isEqualTo("OBSERVED_STATUS_UNTESTABLE");
  }

  private static List<String> ids(ListPracticeStatesResponse page) {
    return page.getPracticeStatesList().stream().map(PracticeState::getPracticeId).toList();
  }

  @Test
  void shouldRefuseEditionThatIsNotPublished() {
    CreateAssessmentRequest request =
        create(Scenes.workload().getName(), "frameworks/plumb/editions/e9");

    Refused refused = Refused.by(() -> assessments(ana()).createAssessment(request));

    assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
    assertThat(refused.reason()).isEqualTo("EDITION_NOT_PUBLISHED");
    assertThat(refused.metadata()).containsEntry("edition", "frameworks/plumb/editions/e9");
  }

  @Test
  void shouldRefuseTakenIdAndStoreNothingWhenOnlyValidating() {
    Workload workload = Scenes.workload();
    CreateAssessmentRequest request = create(workload.getName(), Scenes.EDITION);

    assessments(ana()).createAssessment(request.toBuilder().setValidateOnly(true).build());
    assessments(ana()).createAssessment(request);
    Refused refused = Refused.by(() -> assessments(ana()).createAssessment(request));

    assertThat(refused.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
  }

  @Test
  void shouldAnswerAlikeWhenRequestIdRepeats() {
    CreateAssessmentRequest request =
        create(Scenes.workload().getName(), Scenes.EDITION).toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Assessment first = assessments(ana()).createAssessment(request);

    assertThat(assessments(ana()).createAssessment(request)).isEqualTo(first);
  }

  @Test
  void shouldDenyWhoMayNotStart() {
    CreateAssessmentRequest request = create(Scenes.workload().getName(), Scenes.EDITION);

    assertThat(Refused.by(() -> assessments(audrey()).createAssessment(request)).code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(
            Refused.by(
                    () ->
                        TestCalls.anonymous(
                                io.plumbline.proto.assessment.v1.AssessmentServiceGrpc
                                    ::newBlockingStub)
                            .createAssessment(request))
                .code())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void shouldHideFromOtherTenantAsIfMissing() {
    Assessment here = Scenes.assessment(Scenes.workload());
    TestToken gus = TestToken.of("gus", "contributor").tenant("globex");
    String never = "workloads/never-was/assessments/review";

    Refused foreign = Refused.by(() -> get(gus, here.getName()));
    Refused missing = Refused.by(() -> get(gus, never));

    assertThat(foreign.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(foreign.message().replace(here.getName(), never)).isEqualTo(missing.message());
    assertThat(list(gus, "workloads/-").getAssessmentsList())
        .extracting(Assessment::getName)
        .doesNotContain(here.getName());
  }

  @Test
  void shouldHideAssessmentsOfRestrictedWorkload() {
    Workload restricted = Scenes.restricted();
    Assessment hidden = Scenes.assessment(restricted);

    assertThat(names(list(ana(), "workloads/-"))).contains(hidden.getName());
    assertThat(names(list(audrey(), "workloads/-"))).contains(hidden.getName());
    assertThat(names(list(carl(), "workloads/-"))).doesNotContain(hidden.getName());
    assertThat(Refused.by(() -> list(carl(), restricted.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> get(carl(), hidden.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(Refused.by(() -> explain(carl(), hidden, "sec01-bp01")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldListNewestFirst() {
    Assessment older = Scenes.assessment(Scenes.workload());
    Assessment newer = Scenes.assessment(Scenes.workload());
    ListAssessmentsRequest one =
        ListAssessmentsRequest.newBuilder().setParent("workloads/-").setPageSize(1).build();

    ListAssessmentsResponse first = assessments(ana()).listAssessments(one);
    ListAssessmentsResponse second =
        assessments(ana())
            .listAssessments(one.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(names(first)).containsExactly(newer.getName());
    assertThat(names(second)).containsExactly(older.getName());
  }

  @Test
  void shouldRefusePageTokenOfAnotherList() {
    Scenes.assessment(Scenes.workload());
    Assessment assessment = Scenes.assessment(Scenes.workload());
    String token =
        assessments(ana())
            .listAssessments(
                ListAssessmentsRequest.newBuilder().setParent("workloads/-").setPageSize(1).build())
            .getNextPageToken();

    Refused refused =
        Refused.by(
            () ->
                assessments(ana())
                    .listPracticeStates(
                        ListPracticeStatesRequest.newBuilder()
                            .setParent(assessment.getName())
                            .setPageToken(token)
                            .build()));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  private static List<String> names(ListAssessmentsResponse page) {
    return page.getAssessmentsList().stream().map(Assessment::getName).toList();
  }

  private static ListAssessmentsResponse list(TestToken token, String parent) {
    return assessments(token)
        .listAssessments(
            ListAssessmentsRequest.newBuilder().setParent(parent).setPageSize(1000).build());
  }

  private static void explain(TestToken token, Assessment assessment, String practice) {
    assessments(token)
        .explainPractice(
            ExplainPracticeRequest.newBuilder()
                .setName(assessment.getName() + "/answers/" + practice)
                .build());
  }

  private static CreateAssessmentRequest create(String workload, String edition) {
    return CreateAssessmentRequest.newBuilder()
        .setParent(workload)
        .setAssessment(Assessment.newBuilder().setEdition(edition))
        .setAssessmentId("review")
        .build();
  }

  private static Assessment get(TestToken token, String name) {
    return assessments(token)
        .getAssessment(GetAssessmentRequest.newBuilder().setName(name).build());
  }
}
