package io.plumbline.assessment.workload;

import static io.plumbline.assessment.Scenes.adam;
import static io.plumbline.assessment.Scenes.ana;
import static io.plumbline.assessment.Scenes.audrey;
import static io.plumbline.assessment.Scenes.carl;
import static io.plumbline.assessment.Scenes.id;
import static io.plumbline.assessment.Scenes.workloads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.plumbline.assessment.Refused;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.assessment.events.v1.WorkloadChanged;
import io.plumbline.proto.assessment.v1.CreateWorkloadRequest;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsRequest;
import io.plumbline.proto.assessment.v1.ListWorkloadsResponse;
import io.plumbline.proto.assessment.v1.UpdateWorkloadRequest;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.ScopeRule;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class WorkloadGrpcServiceTest {

  @Test
  void shouldKeepWhatIsSaid() {
    Workload said =
        Workload.newBuilder()
            .setDisplayName("Checkout")
            .setDescription("Takes money")
            .setOwner("ana")
            .setUnit("retail/checkout")
            .setEnvironment(Workload.Environment.ENVIRONMENT_PRODUCTION)
            .setCriticality(Workload.Criticality.CRITICALITY_HIGH)
            .addAccounts("111111111111")
            .addRegions("eu-central-1")
            .addScopeRules(
                ScopeRule.newBuilder()
                    .addAccounts("222222222222")
                    .addArnPatterns("arn:aws:s3:::checkout-*")
                    .addResourceTags("team=pay*"))
            .addScopeRules(ScopeRule.newBuilder().addRegions("eu-west-1").addResourceTags("app=x"))
            .putTags("team", "pay")
            .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
            .addGroups("payments")
            .addUsers("mia")
            .addLinks(
                Workload.Link.newBuilder()
                    .setTitle("Runbook")
                    .setUri("https://wiki.example.com/checkout?v=1"))
            .build();

    Workload created = workloads(adam()).createWorkload(create(id("kept"), said));

    assertThat(get(ana(), created.getName())).isEqualTo(created);
    assertThat(created.toBuilder().clearName().clearCreateTime().clearUpdateTime().clearEtag())
        .extracting(Workload.Builder::build)
        .isEqualTo(said);
  }

  @Test
  void shouldNameEveryRuleThatIsBroken() {
    Workload broken =
        Workload.newBuilder()
            .setDisplayName(" ")
            .setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED)
            .build();

    Refused refused =
        Refused.by(() -> workloads(adam()).createWorkload(create(id("broken"), broken)));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.fields()).containsExactly("workload.display_name", "workload.groups");
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        Arguments.of(rule().addRegions("eu-west-1"), "workload.scope_rules[0]"),
        Arguments.of(rule().addArnPatterns("a").addArnPatterns("*?*"), "arn_patterns[1]"),
        Arguments.of(rule().addArnPatterns("a*".repeat(17)), "arn_patterns[0]"),
        Arguments.of(rule().addArnPatterns("a\nb"), "arn_patterns[0]"),
        Arguments.of(rule().addResourceTags("team"), "resource_tags[0]"),
        Arguments.of(rule().addResourceTags("te*m=pay"), "resource_tags[0]"),
        Arguments.of(rule().addResourceTags("=pay"), "resource_tags[0]"),
        Arguments.of(rule().addResourceTags("team=a\nb"), "resource_tags[0]"),
        Arguments.of(rule().addAccounts(""), "accounts[0]"));
  }

  private static ScopeRule.Builder rule() {
    return ScopeRule.newBuilder();
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void shouldSayWhereAScopeRuleIsBroken(ScopeRule.Builder rule, String where) {
    Workload broken = Workload.newBuilder().setDisplayName("x").addScopeRules(rule).build();

    Refused refused =
        Refused.by(() -> workloads(adam()).createWorkload(create(id("broken"), broken)));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.fields())
        .singleElement()
        .asString()
        .startsWith("workload.scope_rules[0]")
        .endsWith(where);
  }

  @Test
  void shouldTakeTheScopeRulesThatMaskNames() {
    Workload before = Scenes.workload();
    Workload ruled =
        update(before.toBuilder().addScopeRules(rule().addResourceTags("team=pay")).build());

    Workload after =
        workloads(adam())
            .updateWorkload(
                UpdateWorkloadRequest.newBuilder()
                    .setWorkload(Workload.newBuilder().setName(before.getName()))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("scope_rules"))
                    .build());

    assertThat(ruled.getScopeRulesList()).hasSize(1);
    assertThat(after.getScopeRulesList()).isEmpty();
    assertThat(after.getAccountsList()).isEqualTo(before.getAccountsList());
  }

  @Test
  void shouldRefuseTakenId() {
    Workload taken = Scenes.workload();
    String id = taken.getName().substring("workloads/".length());

    Refused refused =
        Refused.by(
            () ->
                workloads(adam())
                    .createWorkload(create(id, Workload.newBuilder().setDisplayName("x").build())));

    assertThat(refused.code()).isEqualTo(Status.Code.ALREADY_EXISTS);
    assertThat(refused.reason()).isEqualTo("RESOURCE_EXISTS");
  }

  @Test
  void shouldAnswerAlikeWhenRequestIdRepeats() {
    CreateWorkloadRequest request =
        create(id("twice"), Workload.newBuilder().setDisplayName("Once").build()).toBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .build();

    Workload first = workloads(adam()).createWorkload(request);
    Workload second = workloads(adam()).createWorkload(request);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldStoreNothingWhenOnlyValidating() {
    CreateWorkloadRequest request =
        create(id("dry"), Workload.newBuilder().setDisplayName("Dry").build()).toBuilder()
            .setValidateOnly(true)
            .build();

    Workload preview = workloads(adam()).createWorkload(request);

    assertThat(Refused.by(() -> get(adam(), preview.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldChangePopulatedFieldsWhenThereIsNoMask() {
    Workload before = Scenes.workload();

    Workload after =
        update(before.toBuilder().clear().setName(before.getName()).setOwner("bea").build());

    assertThat(after.getOwner()).isEqualTo("bea");
    assertThat(after.getDisplayName()).isEqualTo(before.getDisplayName());
    assertThat(after.getEtag()).isNotEqualTo(before.getEtag());
  }

  @Test
  void shouldClearFieldThatMaskNames() {
    Workload before = Scenes.restricted();

    Workload after =
        workloads(adam())
            .updateWorkload(
                UpdateWorkloadRequest.newBuilder()
                    .setWorkload(Workload.newBuilder().setName(before.getName()))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("visibility").addPaths("groups"))
                    .build());

    assertThat(after.getVisibility()).isEqualTo(Workload.Visibility.VISIBILITY_OPEN);
    assertThat(after.getGroupsList()).isEmpty();
  }

  @Test
  void shouldRefuseMaskThatNamesNoField() {
    UpdateWorkloadRequest request =
        UpdateWorkloadRequest.newBuilder()
            .setWorkload(Scenes.workload())
            .setUpdateMask(FieldMask.newBuilder().addPaths("nonsense"))
            .build();

    Refused refused = Refused.by(() -> workloads(adam()).updateWorkload(request));

    assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(refused.fields()).containsExactly("update_mask");
  }

  @Test
  void shouldAbortWhenEtagIsStale() {
    Workload before = Scenes.workload();
    update(before.toBuilder().setOwner("bea").build());

    Refused refused = Refused.by(() -> update(before.toBuilder().setOwner("cid").build()));

    assertThat(refused.code()).isEqualTo(Status.Code.ABORTED);
    assertThat(refused.reason()).isEqualTo("ETAG_MISMATCH");
  }

  @Test
  void shouldDenyWhoMayNotWrite() {
    assertThat(
            Refused.by(
                    () ->
                        workloads(ana())
                            .createWorkload(
                                create(
                                    id("no"), Workload.newBuilder().setDisplayName("x").build())))
                .code())
        .isEqualTo(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void shouldHideFromOtherTenantAsIfMissing() {
    Workload here = Scenes.workload();
    TestToken gina = TestToken.of("gina", "admin").tenant("globex");

    Refused foreign = Refused.by(() -> get(gina, here.getName()));
    Refused missing = Refused.by(() -> get(gina, "workloads/never-was"));

    assertThat(foreign.code()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(foreign.message().replace(here.getName(), "workloads/never-was"))
        .isEqualTo(missing.message());
  }

  @Test
  void shouldShowRestrictedOnlyToWhomItIsFor() {
    Workload restricted = Scenes.restricted();
    Workload open = Scenes.workload();

    assertThat(names(ana())).contains(restricted.getName(), open.getName());
    assertThat(names(audrey())).contains(restricted.getName());
    assertThat(names(adam())).contains(restricted.getName());
    assertThat(names(carl())).contains(open.getName()).doesNotContain(restricted.getName());
    assertThat(Refused.by(() -> get(carl(), restricted.getName())).code())
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  @Test
  void shouldCountAndPageOnlyWhatIsSeen() {
    String unit = id("unit");
    for (int i = 0; i < 5; i++) {
      Workload.Builder workload = Workload.newBuilder().setDisplayName("n").setUnit(unit);
      if (i % 2 == 0) {
        workload.setVisibility(Workload.Visibility.VISIBILITY_RESTRICTED).addGroups("payments");
      }
      workloads(adam()).createWorkload(create(id("paged"), workload.build()));
    }
    ListWorkloadsRequest request =
        ListWorkloadsRequest.newBuilder()
            .setFilter("unit = \"" + unit + "\"")
            .setPageSize(1)
            .build();

    ListWorkloadsResponse first = workloads(carl()).listWorkloads(request);
    ListWorkloadsResponse second =
        workloads(carl())
            .listWorkloads(request.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(first.getTotalSize()).isEqualTo(2);
    assertThat(first.getWorkloadsList()).hasSize(1);
    assertThat(second.getWorkloadsList()).hasSize(1).isNotEqualTo(first.getWorkloadsList());
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(workloads(ana()).listWorkloads(request).getTotalSize()).isEqualTo(5);
  }

  @Test
  void shouldFilterByAccountAndEnvironment() {
    String account = id("a");
    Workload workload =
        workloads(adam())
            .createWorkload(
                create(
                    id("filtered"),
                    Workload.newBuilder()
                        .setDisplayName("f")
                        .addAccounts(account)
                        .setEnvironment(Workload.Environment.ENVIRONMENT_PRODUCTION)
                        .build()));

    assertThat(filtered("account = \"" + account + "\" AND environment = \"PRODUCTION\""))
        .containsExactly(workload.getName());
    assertThat(filtered("account = \"" + account + "\" AND environment = \"PREPRODUCTION\""))
        .isEmpty();
    assertThat(Refused.by(() -> filtered("environment = \"MOON\"")).code())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void shouldTellOthersOnceForEachChange() throws InvalidProtocolBufferException {
    Workload before = Scenes.workload();
    Workload changed = update(before.toBuilder().addAccounts("222222222222").build());
    update(changed);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(events(before.getName()))
                    .extracting(WorkloadChanged::getVersion)
                    .containsExactly(1L, 2L));
    assertThat(events(before.getName()).get(1).getWorkload()).isEqualTo(changed);
  }

  private static List<WorkloadChanged> events(String name) throws InvalidProtocolBufferException {
    List<WorkloadChanged> found = new ArrayList<>();
    for (var message : TestEvents.read("plumbline.assessment.workload.v1")) {
      if (TestEvents.header(message, "ce_subject").equals(name)) {
        found.add(WorkloadChanged.parseFrom(message.value()));
      }
    }
    return found;
  }

  private static List<String> filtered(String filter) {
    return workloads(ana())
        .listWorkloads(ListWorkloadsRequest.newBuilder().setFilter(filter).build())
        .getWorkloadsList()
        .stream()
        .map(Workload::getName)
        .toList();
  }

  private static List<String> names(TestToken token) {
    return workloads(token)
        .listWorkloads(ListWorkloadsRequest.newBuilder().setPageSize(1000).build())
        .getWorkloadsList()
        .stream()
        .map(Workload::getName)
        .toList();
  }

  private static CreateWorkloadRequest create(String id, Workload workload) {
    return CreateWorkloadRequest.newBuilder().setWorkloadId(id).setWorkload(workload).build();
  }

  private static Workload update(Workload workload) {
    return workloads(adam())
        .updateWorkload(UpdateWorkloadRequest.newBuilder().setWorkload(workload).build());
  }

  private static Workload get(TestToken token, String name) {
    return workloads(token).getWorkload(GetWorkloadRequest.newBuilder().setName(name).build());
  }
}
