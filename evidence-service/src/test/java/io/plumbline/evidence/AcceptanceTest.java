package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.evidence.events.v1.PracticesObserved;
import io.plumbline.proto.evidence.v1.Decision;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc.FindingServiceBlockingStub;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.GetFindingRequest;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorRequest;
import io.plumbline.proto.evidence.v1.PreviewSelectorResponse;
import io.plumbline.proto.evidence.v1.SelectedConcept;
import io.plumbline.proto.evidence.v1.SelectorServiceGrpc;
import io.plumbline.proto.type.v1.AcceptedItems;
import io.plumbline.proto.type.v1.EvidenceCounts;
import io.plumbline.proto.type.v1.FindingSelector;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestEvents;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which findings exceptions by selector cover, what is counted and told of it, and who sees it. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AcceptanceTest {

  private static final Instant NOW = Instant.now();

  private final Estate estate = new Estate();

  private void shopAndTill() {
    estate
        .source("*")
        .workload("shop", List.of("1", "2"))
        .workload("till", List.of("2"), "payments")
        .mapping(Map.of("r1", List.of("c1"), "r2", List.of("c1", "c2")))
        .mapped();
  }

  private static FindingSelector.Builder rule(String rule) {
    return FindingSelector.newBuilder().addRules("prowler:" + rule);
  }

  @Test
  void shouldCountAndTellWhatIsCoveredNowAndLater() {
    // Given
    shopAndTill();
    Upload.of(
        estate.machine(),
        Scan.at(NOW).fail("r1", "1", "a").fail("r2", "1", "b").pass("r1", "1", "c").json());

    // When
    Acceptance first = new Acceptance(estate, "shop", rule("r1")).approved();

    // Then
    assertThat(told("shop", "c1").getAcceptedList()).containsExactly(items(first, 1));
    assertThat(told("shop", "c1").getFail()).isEqualTo(2);
    assertThat(decisions("rule = \"prowler:r1\" AND observation = \"FAIL\""))
        .containsExactly(Decision.DECISION_RISK_ACCEPTED);
    assertThat(decisions("observation = \"PASS\"")).containsExactly(Decision.DECISION_NONE);

    // When
    Upload.of(
        estate.machine(),
        Scan.at(NOW.plusSeconds(1)).fail("r1", "1", "d").pass("r1", "1", "a").json());
    Acceptance second = new Acceptance(estate, "shop", rule("r2").addAccounts("1")).approved();

    // Then
    assertThat(told("shop", "c1").getAcceptedList())
        .containsExactlyInAnyOrder(items(first, 1), items(second, 1));
    assertThat(told("shop", "c2").getAcceptedList()).containsExactly(items(second, 1));
    assertThat(estate.numbers("shop", "c1")).containsExactly(2L, 2L, 0L, 0L, 0L, 0L);
    Books.balance(estate, "two exceptions");
  }

  @Test
  void shouldEndOnceAndForAllWhenItRunsOut() {
    // Given
    shopAndTill();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").json());
    Acceptance accepted = new Acceptance(estate, "shop", rule("r1")).approved();
    long before = revisions();

    // When
    accepted.expired();
    accepted.told(2, RiskException.State.STATE_APPROVED, NOW.plus(Duration.ofDays(9)));

    // Then
    assertThat(revisions()).isEqualTo(before + 1);
    assertThat(told("shop", "c1").getAcceptedList()).isEmpty();
    assertThat(decisions("workload = \"shop\"")).containsExactly(Decision.DECISION_NONE);
    Upload.of(estate.machine(), Scan.at(NOW.plusSeconds(1)).fail("r1", "1", "b").json());
    assertThat(decisions("decision = \"RISK_ACCEPTED\"")).isEmpty();
    Books.balance(estate, "expired");
  }

  @Test
  void shouldLeaveWhatLastsLongestInCharge() {
    shopAndTill();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").json());
    Acceptance brief =
        new Acceptance(estate, "shop", rule("r1")).approved(NOW.plus(Duration.ofDays(1)));
    Acceptance lasting =
        new Acceptance(estate, "shop", rule("r1")).approved(NOW.plus(Duration.ofDays(9)));
    long before = revisions();

    assertThat(told("shop", "c1").getAcceptedList()).containsExactly(items(lasting, 1));
    brief.expired();
    assertThat(revisions()).isEqualTo(before);
    new Acceptance(estate, "shop", rule("r2")).approved();
    brief.approved(NOW.plus(Duration.ofDays(20)));
    assertThat(told("shop", "c1").getAcceptedList()).containsExactly(items(brief, 1));
  }

  @Test
  void shouldActWithinItsWorkloadAndShowItOnlyToWhoSeesThat() {
    // Given
    shopAndTill();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "2", "a").json());
    Acceptance hidden = new Acceptance(estate, "till", rule("r1")).approved();
    TestToken insider = estate.person("ina", "viewer").groups("payments");

    // When
    Finding seen = list(insider, "").get(0);
    Finding outside = list(estate.person("vic", "viewer"), "").get(0);

    // Then
    assertThat(told("till", "c1").getAcceptedList()).containsExactly(items(hidden, 1));
    assertThat(estate.count(acceptedIn("shop"))).isZero();
    assertThat(seen.getDecision()).isEqualTo(Decision.DECISION_RISK_ACCEPTED);
    assertThat(outside.getDecision()).isEqualTo(Decision.DECISION_NONE);
    assertThat(get(insider, seen).getExceptionsList()).containsExactly(hidden.name());
    assertThat(get(estate.person("vic", "viewer"), seen).getExceptionsList()).isEmpty();
    assertThat(list(insider, "workload = \"shop\" AND decision = \"RISK_ACCEPTED\"")).isEmpty();
    assertThat(list(insider, "workload = \"till\" AND decision = \"RISK_ACCEPTED\"")).hasSize(1);
    assertThat(facet(insider, "RISK_ACCEPTED")).isEqualTo(1);
    assertThat(facet(estate.person("vic", "viewer"), "RISK_ACCEPTED")).isZero();
    assertThat(facet(estate.person("vic", "viewer"), "NONE")).isEqualTo(1);
  }

  @Test
  void shouldLeaveWhatItsSourceMutesSuppressedAndStillCover() {
    shopAndTill();
    String muted = Scan.at(NOW).fail("r1", "1", "a").json();
    Upload.of(estate.machine(), muted.replace("\"status\":\"New\"", "\"status\":\"Suppressed\""));

    Acceptance accepted = new Acceptance(estate, "shop", rule("r1")).approved();

    assertThat(decisions("")).containsExactly(Decision.DECISION_SUPPRESSED);
    assertThat(told("shop", "c1").getAcceptedList()).containsExactly(items(accepted, 1));
  }

  @Test
  void shouldFollowTheScopeOfTheWorkload() {
    shopAndTill();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "3", "a").json());
    new Acceptance(estate, "shop", rule("r1")).approved();
    assertThat(estate.count(acceptedIn("shop"))).isZero();

    estate.workload("shop", List.of("3")).routed();
    assertThat(estate.count(acceptedIn("shop"))).isEqualTo(1);
    assertThat(told("shop", "c1").getAcceptedList()).hasSize(1);
    estate.workload("shop", List.of("1")).routed();
    assertThat(estate.count(acceptedIn("shop"))).isZero();
    Books.balance(estate, "scope");
  }

  @Test
  void shouldSayBeforehandWhatASelectorWouldCover() {
    // Given
    shopAndTill();
    Upload.of(
        estate.machine(),
        Scan.at(NOW)
            .fail("r1", "1", "a")
            .fail("r1", "2", "b")
            .fail("r2", "1", "c")
            .pass("r1", "1", "d")
            .json());
    new Acceptance(estate, "shop", rule("r2")).approved();

    // When
    PreviewSelectorResponse preview =
        preview(estate.person("ana", "contributor"), "shop", rule("r1").addAccounts("1"));

    // Then
    assertThat(preview.getFailingCount()).isEqualTo(3);
    assertThat(preview.getSelectedCount()).isEqualTo(1);
    assertThat(preview.getAcceptedCount()).isZero();
    assertThat(preview.getConceptsList())
        .extracting(
            SelectedConcept::getConcept,
            SelectedConcept::getFailingCount,
            SelectedConcept::getSelectedCount,
            SelectedConcept::getCoveredCount)
        .containsExactly(tuple("c1", 3L, 1L, 2L));
    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> preview(estate.person("vic", "viewer"), "till", rule("r1")));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
  }

  private PreviewSelectorResponse preview(
      TestToken who, String workload, FindingSelector.Builder selector) {
    return TestCalls.as(who, SelectorServiceGrpc::newBlockingStub)
        .previewSelector(
            PreviewSelectorRequest.newBuilder()
                .setParent("workloads/" + workload)
                .setSelector(selector)
                .build());
  }

  private static AcceptedItems items(Acceptance by, long count) {
    return AcceptedItems.newBuilder().setException(by.name()).setCount(count).build();
  }

  private static String acceptedIn(String workload) {
    return "select count(*) from finding_route where tenant = '%s' and workload = '"
        + workload
        + "' and exception is not null";
  }

  private long revisions() {
    return estate.count("select count(*) from observed_revision where tenant = '%s'");
  }

  private List<Decision> decisions(String filter) {
    return list(estate.person("audrey", "auditor"), filter).stream()
        .map(Finding::getDecision)
        .distinct()
        .toList();
  }

  private static FindingServiceBlockingStub findings(TestToken who) {
    return TestCalls.as(who, FindingServiceGrpc::newBlockingStub);
  }

  private static List<Finding> list(TestToken who, String filter) {
    return findings(who)
        .listFindings(ListFindingsRequest.newBuilder().setFilter(filter).build())
        .getFindingsList();
  }

  private static Finding get(TestToken who, Finding finding) {
    return findings(who)
        .getFinding(GetFindingRequest.newBuilder().setName(finding.getName()).build());
  }

  private static long facet(TestToken who, String decision) {
    return findings(who)
        .getFindingFacets(GetFindingFacetsRequest.getDefaultInstance())
        .getFacetsList()
        .stream()
        .filter(facet -> facet.getField().equals("decision"))
        .flatMap(facet -> facet.getValuesList().stream())
        .filter(value -> value.getValue().equals(decision))
        .mapToLong(value -> value.getCount())
        .sum();
  }

  /** What the newest event says of a concept, once it says what is stored. */
  private EvidenceCounts told(String workload, String concept) {
    long newest =
        estate.count(
            "select coalesce(max(version), 0) from observed_revision where tenant = '%s'"
                + " and workload = '"
                + workload
                + "'");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                events(workload).stream().anyMatch(event -> event.getEvidenceVersion() == newest));
    return events(workload).stream()
        .flatMap(event -> event.getConceptsList().stream())
        .filter(observed -> observed.getConcept().equals(concept))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .getCounts();
  }

  private List<PracticesObserved> events(String workload) {
    return TestEvents.read("plumbline.evidence.practice.v1").stream()
        .filter(message -> TestEvents.header(message, "ce_tenant").equals(estate.tenant))
        .map(
            message -> {
              try {
                return PracticesObserved.parseFrom(message.value());
              } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            })
        .filter(event -> event.getWorkload().equals("workloads/" + workload))
        .toList();
  }
}
