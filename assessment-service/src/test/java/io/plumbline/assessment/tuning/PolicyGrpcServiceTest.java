package io.plumbline.assessment.tuning;

import static io.plumbline.assessment.Scenes.answer;
import static io.plumbline.assessment.Scenes.count;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_NOT_IMPLEMENTED;
import static io.plumbline.proto.assessment.v1.AnswerStatus.ANSWER_STATUS_PARTIALLY_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.v1.ActivatePolicyRequest;
import io.plumbline.proto.assessment.v1.Assessment;
import io.plumbline.proto.assessment.v1.CreatePolicyVersionRequest;
import io.plumbline.proto.assessment.v1.GetAssessmentRequest;
import io.plumbline.proto.assessment.v1.GetPolicyRequest;
import io.plumbline.proto.assessment.v1.ListPoliciesRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsRequest;
import io.plumbline.proto.assessment.v1.ListPolicyActivationsResponse;
import io.plumbline.proto.assessment.v1.ListPracticeStatesRequest;
import io.plumbline.proto.assessment.v1.ListPracticeStatesResponse;
import io.plumbline.proto.assessment.v1.PolicyActivation;
import io.plumbline.proto.assessment.v1.PolicyEffect;
import io.plumbline.proto.assessment.v1.PolicyServiceGrpc;
import io.plumbline.proto.assessment.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import io.plumbline.proto.assessment.v1.PreviewPolicyRequest;
import io.plumbline.proto.assessment.v1.Risk;
import io.plumbline.proto.assessment.v1.RiskShift;
import io.plumbline.proto.assessment.v1.ScoringPolicy;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PolicyGrpcServiceTest {

  private static final String BUILT_IN = "scoringPolicies/v1";

  @BeforeEach
  void catalog() {
    Scenes.catalogIsKnown();
  }

  /** The tests that come after go by the built-in policy. */
  @AfterEach
  void scoreByTheBuiltInPolicy() {
    activate(BUILT_IN);
  }

  @Test
  void shouldScoreEverythingByTheVersionThatIsActivated() {
    // Given
    Assessment assessment = Scenes.assessment(Scenes.workload());
    answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    ListPracticeStatesResponse before = states(assessment);
    ScoringPolicy steep = create(steep().build());

    // When
    ScoringPolicy active = activate(steep.getName());

    // Then
    assertThat(active.getActive()).isTrue();
    awaitPolicy(assessment, steep.getName());
    ListPracticeStatesResponse after = states(assessment);
    assertThat(after.getVersion()).isEqualTo(before.getVersion() + 1);
    assertThat(after.getPracticeStates(0).getWeight()).isEqualTo(40);
    assertThat(after.getPracticeStates(3).getStake()).isEqualTo(Risk.RISK_HIGH);
    assertThat(past(assessment, before)).isEqualTo(before);
    assertThat(past(assessment, after)).isEqualTo(after);

    // When
    Assessment next = Scenes.assessment(Scenes.workload());
    answer(next, "sec03-bp01", ANSWER_STATUS_PARTIALLY_IMPLEMENTED);

    // Then
    assertThat(policy(next)).isEqualTo(steep.getName());
    assertThat(states(next).getPracticeStates(3).getDeclared()).isEqualTo(20);
  }

  @Test
  void shouldPreviewWhatThenComes() {
    Assessment assessment = Scenes.assessment(Scenes.workload());
    answer(assessment, "sec03-bp02", ANSWER_STATUS_NOT_IMPLEMENTED);
    answer(assessment, "sec01-bp01", ANSWER_STATUS_IMPLEMENTED);
    answer(assessment, "sec03-bp01", ANSWER_STATUS_IMPLEMENTED);
    ScoringPolicy steep = create(steep().build());

    PolicyEffect effect = preview(Scenes.ana(), steep, workload(assessment)).get(0);
    activate(steep.getName());
    awaitPolicy(assessment, steep.getName());
    PolicyEffect after = preview(Scenes.ana(), steep, workload(assessment)).get(0);

    assertThat(effect.getAssessment()).isEqualTo(assessment.getName());
    assertThat(effect.getScoringPolicy()).isEqualTo("v1");
    assertThat(effect.getBefore().getDeclared()).isEqualTo(5556);
    assertThat(effect.getAfter().getDeclared()).isEqualTo(8696);
    assertThat(effect.getAfter()).isEqualTo(after.getBefore());
    assertThat(effect.getRisksList())
        .extracting(RiskShift::getRisk, RiskShift::getBefore, RiskShift::getAfter)
        .contains(tuple(Risk.RISK_LOW, 2, 1), tuple(Risk.RISK_MEDIUM, 1, 2));
    assertThat(effect.getChangedCount()).isEqualTo(1);
    assertThat(after.getChangedCount()).isZero();
  }

  @Test
  void shouldShowInAPreviewOnlyWhatTheCallerMaySee() {
    Assessment hidden = Scenes.assessment(Scenes.restricted());
    ScoringPolicy steep = create(steep().build());

    assertThat(names(preview(Scenes.carl(), steep, "workloads/-")))
        .doesNotContain(hidden.getName());
    assertThat(names(preview(Scenes.ana(), steep, "workloads/-"))).contains(hidden.getName());
    assertThat(Refused.by(() -> preview(Scenes.carl(), steep, workload(hidden))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldNameEveryBrokenRuleAndStoreNothing() {
    ScoringPolicy wrong =
        steep().setDefaultDegree(120).removeRiskCells(0).setDefaultLevel(Risk.RISK_NONE).build();
    long stored = count("select count(*) from scoring_policy");

    Refused refused = Refused.by(() -> create(wrong));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.fields())
        .containsExactly("policy.default_level", "policy.default_degree", "policy.risk_cells");
    assertThat(count("select count(*) from scoring_policy")).isEqualTo(stored);
  }

  @Test
  void shouldCountVersionsAndKeepThem() {
    String id = UUID.randomUUID().toString();
    CreatePolicyVersionRequest request =
        CreatePolicyVersionRequest.newBuilder().setPolicy(steep()).setRequestId(id).build();

    ScoringPolicy made = stub(Scenes.adam()).createPolicyVersion(request);

    assertThat(stub(Scenes.adam()).createPolicyVersion(request)).isEqualTo(made);
    assertThat(get(made.getName())).isEqualTo(made);
    assertThat(made.getAuthor()).isEqualTo("adam");
    assertThat(made.getLevels(0)).isEqualTo(steep().getLevels(0));
    assertThat(made.getRiskCellsList()).isEqualTo(steep().getRiskCellsList());
    List<ScoringPolicy> all =
        stub(Scenes.ana())
            .listPolicies(ListPoliciesRequest.newBuilder().setPageSize(1000).build())
            .getPoliciesList();
    assertThat(all.get(0).getName()).isEqualTo(made.getName());
    assertThat(all.get(all.size() - 1).getName()).isEqualTo(BUILT_IN);
    assertThat(all.stream().filter(ScoringPolicy::getActive)).hasSize(1);
  }

  @Test
  void shouldActivateOnceAndOnlyByAdministrators() {
    ScoringPolicy steep = create(steep().build());
    long before = count("select count(*) from policy_activation");

    activate(steep.getName());
    activate(steep.getName());

    assertThat(count("select count(*) from policy_activation")).isEqualTo(before + 1);
    Refused denied =
        Refused.by(
            () ->
                stub(Scenes.ana())
                    .activatePolicy(
                        ActivatePolicyRequest.newBuilder()
                            .setName(BUILT_IN)
                            .setReason("Mine.")
                            .build()));
    assertThat(denied.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(Refused.by(() -> activate("scoringPolicies/v999999")).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldTellFromWhenWhichVersionWasActiveByWhomAndWhy() {
    ScoringPolicy steep = create(steep().build());
    activate(steep.getName());
    activate(BUILT_IN);

    ListPolicyActivationsResponse first = activations(Scenes.ana(), "");
    ListPolicyActivationsResponse second = activations(Scenes.ana(), first.getNextPageToken());

    assertThat(first.getActivationsList())
        .extracting(PolicyActivation::getPolicy, PolicyActivation::getPreviousPolicy)
        .containsExactly(tuple(BUILT_IN, steep.getName()));
    assertThat(second.getActivationsList())
        .extracting(
            PolicyActivation::getPolicy, PolicyActivation::getActor, PolicyActivation::getReason)
        .containsExactly(tuple(steep.getName(), "adam", "The board says."));
    assertThat(second.getActivations(0).getNumber())
        .isEqualTo(first.getActivations(0).getNumber() - 1);
    assertThat(activations(TestToken.of("gus", "admin").tenant("globex"), "").getActivationsList())
        .isEmpty();
  }

  private static ListPolicyActivationsResponse activations(TestToken by, String token) {
    return stub(by)
        .listPolicyActivations(
            ListPolicyActivationsRequest.newBuilder().setPageSize(1).setPageToken(token).build());
  }

  @Test
  void shouldKeepTheVersionsOfTenantsApart() {
    ScoringPolicy made = create(steep().build());
    TestToken other = TestToken.of("gus", "admin").tenant("globex");

    Refused missing =
        Refused.by(
            () ->
                stub(other)
                    .getPolicy(GetPolicyRequest.newBuilder().setName(made.getName()).build()));

    assertThat(missing.code()).isEqualTo(Status.Code.NOT_FOUND);
  }

  /** HIGH weighs 40, the default is HIGH and 20 percent. */
  private static ScoringPolicy.Builder steep() {
    ScoringPolicy.Builder steep = get(BUILT_IN).toBuilder().setDescription("Steep.");
    steep.getLevelsBuilder(0).setWeight(40);
    return steep.setDefaultLevel(Risk.RISK_HIGH).setDefaultDegree(20);
  }

  private static ScoringPolicy create(ScoringPolicy policy) {
    return stub(Scenes.adam())
        .createPolicyVersion(CreatePolicyVersionRequest.newBuilder().setPolicy(policy).build());
  }

  private static ScoringPolicy activate(String name) {
    return stub(Scenes.adam())
        .activatePolicy(
            ActivatePolicyRequest.newBuilder().setName(name).setReason("The board says.").build());
  }

  private static ScoringPolicy get(String name) {
    return stub(Scenes.ana()).getPolicy(GetPolicyRequest.newBuilder().setName(name).build());
  }

  private static List<PolicyEffect> preview(TestToken by, ScoringPolicy policy, String parent) {
    return stub(by)
        .previewPolicy(
            PreviewPolicyRequest.newBuilder()
                .setName(policy.getName())
                .setParent(parent)
                .setPageSize(100)
                .build())
        .getEffectsList();
  }

  private static List<String> names(List<PolicyEffect> effects) {
    return effects.stream().map(PolicyEffect::getAssessment).toList();
  }

  private static String workload(Assessment assessment) {
    return assessment.getName().substring(0, assessment.getName().indexOf("/assessments/"));
  }

  private static void awaitPolicy(Assessment assessment, String name) {
    await().atMost(Duration.ofSeconds(30)).until(() -> policy(assessment).equals(name));
  }

  private static String policy(Assessment assessment) {
    return "scoringPolicies/"
        + Scenes.assessments(Scenes.ana())
            .getAssessment(GetAssessmentRequest.newBuilder().setName(assessment.getName()).build())
            .getScoringPolicy();
  }

  private static ListPracticeStatesResponse states(Assessment assessment) {
    return Scenes.assessments(Scenes.ana())
        .listPracticeStates(
            ListPracticeStatesRequest.newBuilder().setParent(assessment.getName()).build());
  }

  private static ListPracticeStatesResponse past(
      Assessment assessment, ListPracticeStatesResponse then) {
    return Scenes.assessments(Scenes.ana())
        .listPracticeStates(
            ListPracticeStatesRequest.newBuilder()
                .setParent(assessment.getName())
                .setAsOfTime(then.getRecordTime())
                .build());
  }

  private static PolicyServiceBlockingStub stub(TestToken by) {
    return TestCalls.as(by, PolicyServiceGrpc::newBlockingStub)
        .withDeadlineAfter(20, TimeUnit.SECONDS);
  }
}
