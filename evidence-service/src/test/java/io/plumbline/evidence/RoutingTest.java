package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.ListUnmappedRulesRequest;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsRequest;
import io.plumbline.proto.evidence.v1.ListUnroutedGroupsResponse;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.proto.evidence.v1.PreviewScopeRequest;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse.ObservationCount;
import io.plumbline.proto.evidence.v1.PreviewScopeResponse.RuleCount;
import io.plumbline.proto.evidence.v1.RoutingServiceGrpc;
import io.plumbline.proto.evidence.v1.RoutingServiceGrpc.RoutingServiceBlockingStub;
import io.plumbline.proto.evidence.v1.UnmappedRule;
import io.plumbline.proto.evidence.v1.UnroutedGroup;
import io.plumbline.proto.type.v1.ScopeRule;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RoutingTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final Estate estate = new Estate();

  @BeforeEach
  void store() {
    estate.source("*").workload("shop", List.of("1")).mapping(Map.of("r1", List.of("c1"))).mapped();
    Upload.of(
        estate.machine(),
        Scan.at(NOW.minusSeconds(60))
            .fail("r1", "1", "arn:aws:s3:::shop_100%")
            .fail("r1", "2", "arn:aws:s3:::shop-logs")
            .pass("r2", "2", "arn:aws:s3:::shopXlogs")
            .pass("r2", "2", "arn:aws:ec2:::i-1")
            .record("r2", "MANUAL", "3", "us-east-1", "arn:aws:ec2:::i-2")
            .json());
    Estate.execute(
        "update finding set tags = E'env=prod\\nteam=pay' where tenant = '%s' and account = '2'"
            .formatted(estate.tenant));
  }

  @Test
  void shouldGoOnRoutingToAnArchivedWorkload() {
    estate.archived("shop", List.of("1"));

    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "arn:aws:s3:::new").json());

    assertThat(
            estate.count(
                "select count(*) from finding_route where tenant = '%s' and workload = 'shop'"))
        .isEqualTo(2);
    Books.balance(estate, "after the workload was archived");
  }

  @Test
  void shouldLearnThatAWorkloadIsArchivedWhenThatIsToldOnceMore() {
    estate.archivedBefore("shop", List.of("1"));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                estate.count("select count(*) from workload where tenant = '%s' and archived")
                    == 1);
  }

  static List<ScopeRule.Builder> rules() {
    return List.of(
        rule().addAccounts("2"),
        rule().addAccounts("2").addArnPatterns("arn:aws:s3:::shop?logs"),
        rule().addArnPatterns("arn:aws:s3:::shop_*"),
        rule().addArnPatterns("*100%"),
        rule().addArnPatterns("arn:*:s3:*").addArnPatterns("*i-1"),
        rule().addArnPatterns("a*").addRegions("us-east-1"),
        rule().addResourceTags("team=p?y"),
        rule().addResourceTags("team=pay").addResourceTags("env=dev*"),
        rule().addResourceTags("env=*").addResourceTags("team=*"));
  }

  /** The preview counts in SQL what the router would route in memory. */
  @ParameterizedTest
  @MethodSource("rules")
  void shouldPreviewWhatTheScopeThenCatches(ScopeRule.Builder rule) {
    PreviewScopeResponse preview =
        routing(adam()).previewScope(PreviewScopeRequest.newBuilder().addRules(rule).build());

    estate.ruled("trial", rule.build()).routed();

    assertThat(preview.getFindingCount())
        .isEqualTo(
            estate.count(
                "select count(*) from finding_route where tenant = '%s' and workload = 'trial'"));
    assertThat(preview.getExaminedCount()).isEqualTo(5);
    assertThat(preview.getTruncated()).isFalse();
    Books.balance(estate, "after the scope changed");
  }

  @Test
  void shouldCountByObservationAndRuleAndShowSamples() {
    PreviewScopeResponse preview =
        routing(adam())
            .previewScope(
                PreviewScopeRequest.newBuilder()
                    .addRules(rule().addAccounts("1").addAccounts("2"))
                    .addRules(rule().addAccounts("3"))
                    .setSampleSize(2)
                    .build());

    assertThat(preview.getFindingCount()).isEqualTo(5);
    assertThat(preview.getUnroutedCount()).isEqualTo(4);
    assertThat(preview.getObservationsList())
        .extracting(ObservationCount::getObservation, ObservationCount::getFindingCount)
        .containsExactlyInAnyOrder(
            tuple(Observation.OBSERVATION_FAIL, 2L),
            tuple(Observation.OBSERVATION_PASS, 2L),
            tuple(Observation.OBSERVATION_UNKNOWN, 1L));
    assertThat(preview.getRulesList())
        .extracting(RuleCount::getRule, RuleCount::getFindingCount)
        .containsExactly(tuple("prowler:r2", 3L), tuple("prowler:r1", 2L));
    assertThat(preview.getRuleCount()).isEqualTo(2);
    assertThat(preview.getSamplesList())
        .hasSize(2)
        .extracting(Finding::getResource)
        .allMatch(resource -> resource.startsWith("arn:aws:"));
  }

  @Test
  void shouldShowWhatBelongsToNoWorkload() {
    ListUnroutedGroupsResponse all = unrouted("");

    assertThat(all.getUnroutedGroupsList())
        .extracting(
            UnroutedGroup::getAccount, UnroutedGroup::getRule, UnroutedGroup::getUnroutedCount)
        .containsExactly(
            tuple("2", "prowler:r1", 1L),
            tuple("2", "prowler:r2", 2L),
            tuple("3", "prowler:r2", 1L));
    assertThat(all.getUnroutedCount()).isEqualTo(4);
    assertThat(unrouted("account = \"3\"").getUnroutedCount()).isEqualTo(1);

    // When some of it finds its workload
    estate.ruled("till", rule().addArnPatterns("arn:aws:s3:*").build()).routed();

    // Then
    assertThat(unrouted("").getUnroutedGroupsList())
        .extracting(UnroutedGroup::getAccount, UnroutedGroup::getUnroutedCount)
        .containsExactly(tuple("2", 1L), tuple("3", 1L));
  }

  @Test
  void shouldPageUnroutedGroups() {
    ListUnroutedGroupsRequest request =
        ListUnroutedGroupsRequest.newBuilder().setPageSize(2).build();

    ListUnroutedGroupsResponse first = routing(adam()).listUnroutedGroups(request);
    ListUnroutedGroupsResponse second =
        routing(adam())
            .listUnroutedGroups(request.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(first.getUnroutedGroupsList()).hasSize(2);
    assertThat(second.getUnroutedGroupsList())
        .extracting(UnroutedGroup::getAccount)
        .containsExactly("3");
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void shouldShowRulesThatSpeakToNoConceptUntilTheyDo() {
    Upload.of(estate.machine(), Scan.at(NOW).pass("r2", "2", "arn:aws:ec2:::i-1").json());

    List<UnmappedRule> unmapped = unmapped();

    assertThat(unmapped)
        .extracting(UnmappedRule::getRule, UnmappedRule::getFindingCount)
        .containsExactly(tuple("prowler:r2", 3L));
    assertThat(unmapped.get(0).getFirstObserveTime().getSeconds())
        .isEqualTo(NOW.minusSeconds(60).getEpochSecond());
    assertThat(unmapped.get(0).getLastObserveTime().getSeconds()).isEqualTo(NOW.getEpochSecond());

    // When
    estate.mapping(Map.of("r1", List.of("c1"), "r2", List.of("c2"))).mapped();

    // Then
    assertThat(unmapped()).isEmpty();
  }

  @Test
  void shouldBeForAuditorsAndAdministratorsOnly() {
    TestToken viewer = estate.person("vic", "viewer");

    assertThat(code(() -> routing(viewer).listUnmappedRules(rulesRequest())))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(
            code(
                () ->
                    routing(viewer)
                        .previewScope(
                            PreviewScopeRequest.newBuilder()
                                .addRules(rule().addAccounts("1"))
                                .build())))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(
            routing(estate.person("audrey", "auditor"))
                .listUnmappedRules(rulesRequest())
                .getUnmappedRulesList())
        .isNotEmpty();
    assertThat(
            routing(TestToken.of("gina", "admin").tenant("globex"))
                .listUnmappedRules(rulesRequest())
                .getUnmappedRulesList())
        .isEmpty();
  }

  @Test
  void shouldRefuseAPreviewOfNothing() {
    assertThat(
            code(
                () ->
                    routing(adam())
                        .previewScope(
                            PreviewScopeRequest.newBuilder()
                                .addRules(rule().addRegions("eu-west-1"))
                                .build())))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(code(() -> routing(adam()).previewScope(PreviewScopeRequest.getDefaultInstance())))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  private ListUnroutedGroupsResponse unrouted(String filter) {
    return routing(adam())
        .listUnroutedGroups(ListUnroutedGroupsRequest.newBuilder().setFilter(filter).build());
  }

  private List<UnmappedRule> unmapped() {
    return routing(adam()).listUnmappedRules(rulesRequest()).getUnmappedRulesList();
  }

  private static ListUnmappedRulesRequest rulesRequest() {
    return ListUnmappedRulesRequest.getDefaultInstance();
  }

  private TestToken adam() {
    return estate.person("adam", "admin");
  }

  private static RoutingServiceBlockingStub routing(TestToken token) {
    return TestCalls.as(token, RoutingServiceGrpc::newBlockingStub);
  }

  private static ScopeRule.Builder rule() {
    return ScopeRule.newBuilder();
  }

  private static Status.Code code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus().getCode();
  }
}
