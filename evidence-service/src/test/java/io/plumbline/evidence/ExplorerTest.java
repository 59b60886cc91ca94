package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.Finding;
import io.plumbline.proto.evidence.v1.FindingFacetValue;
import io.plumbline.proto.evidence.v1.FindingFacets;
import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.GetFindingRequest;
import io.plumbline.proto.evidence.v1.Lifecycle;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.plumbline.proto.evidence.v1.Observation;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ExplorerTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant HOUR_AGO = NOW.minus(Duration.ofHours(1));

  private final Estate estate = new Estate();

  @Test
  void shouldPageThereAndBackInOneOrder() {
    estate.source("*");
    Scan scan = Scan.at(NOW);
    for (int i = 0; i < 23; i++) {
      scan.record("r" + i % 3, i % 2 == 0 ? "FAIL" : "PASS", "" + i % 4, "eu-west-1", "x" + i);
    }
    Upload.of(estate.machine(), scan.json());

    List<String> whole = names(list(auditor(), "", 100, ""));
    List<String> there = new ArrayList<>();
    List<ListFindingsResponse> pages = new ArrayList<>();
    String token = "";
    do {
      ListFindingsResponse page = list(auditor(), "", 5, token);
      pages.add(page);
      there.addAll(names(page));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    List<String> back = new ArrayList<>();
    for (token = pages.get(4).getPreviousPageToken(); !token.isEmpty(); ) {
      ListFindingsResponse page = list(auditor(), "", 5, token);
      back.addAll(0, names(page));
      assertThat(page.getNextPageToken()).isNotEmpty();
      token = page.getPreviousPageToken();
    }

    assertThat(whole).hasSize(23).doesNotHaveDuplicates();
    assertThat(there).isEqualTo(whole);
    assertThat(back).isEqualTo(whole.subList(0, 20));
    assertThat(pages.get(0).getPreviousPageToken()).isEmpty();
    assertThat(pages.get(0).getFindings(0).getObservation())
        .isEqualTo(Observation.OBSERVATION_FAIL);
  }

  @Test
  void shouldCountEachFacetAsIfItsOwnChoiceWereOpen() {
    estate.source("*").workload("shop", List.of("1"));
    Upload.of(
        estate.machine(),
        Scan.at(NOW)
            .fail("r1", "1", "a")
            .fail("r1", "1", "b")
            .pass("r1", "1", "c")
            .pass("r2", "1", "d")
            .fail("r2", "2", "e")
            .json());

    FindingFacets facets = facets(auditor(), "observation = \"FAIL\" AND rule = \"prowler:r1\"");

    assertThat(facets.getTotalCount()).isEqualTo(2);
    assertThat(facets.getExact()).isTrue();
    assertThat(counts(facets, "observation")).isEqualTo(Map.of("FAIL", 2L, "PASS", 1L));
    assertThat(counts(facets, "rule")).isEqualTo(Map.of("prowler:r1", 2L, "prowler:r2", 1L));
    assertThat(counts(facets, "account")).isEqualTo(Map.of("1", 2L));
    assertThat(counts(facets(auditor(), ""), "workload")).isEqualTo(Map.of("shop", 4L, "", 1L));
    assertThat(counts(facets(auditor(), "routed = \"false\""), "workload"))
        .isEqualTo(Map.of("shop", 4L, "", 1L));
  }

  @Test
  void shouldCountOnlyWhatTheReaderMaySee() {
    estate.source("*").workload("shop", List.of("1")).workload("vault", List.of("1", "2"), "keys");
    Upload.of(
        estate.machine(),
        Scan.at(NOW).fail("r1", "1", "a").fail("r1", "2", "b").fail("r1", "3", "c").json());
    TestToken stranger = estate.person("vic", "viewer");
    TestToken keeper = estate.person("kim", "viewer").groups("keys");

    assertThat(counts(facets(stranger, ""), "workload")).isEqualTo(Map.of("shop", 1L));
    assertThat(facets(stranger, "").getTotalCount()).isEqualTo(1);
    assertThat(list(stranger, "", 10, "").getFindings(0).getWorkloadsList())
        .containsExactly("workloads/shop");
    assertThat(names(list(stranger, "workload = \"vault\"", 10, ""))).isEmpty();
    assertThat(facets(stranger, "workload = \"vault\"").getTotalCount()).isZero();
    assertThat(counts(facets(keeper, ""), "workload")).isEqualTo(Map.of("shop", 1L, "vault", 2L));
    assertThat(facets(auditor(), "").getTotalCount()).isEqualTo(3);
    String hidden = list(auditor(), "account = \"2\"", 10, "").getFindings(0).getName();
    assertThat(
            catchThrowableOfType(StatusRuntimeException.class, () -> get(stranger, hidden))
                .getStatus()
                .getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(get(keeper, hidden).getWorkloadsList()).containsExactly("workloads/vault");
  }

  @Test
  void shouldCountForListedPeopleWhatTheirWorkloadsHold() {
    estate.source("*").workload("vault", List.of("1"), "user:kim", "user:id:kit");
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").json());

    for (String listed : List.of("kim", "kit")) {
      assertThat(counts(facets(estate.person(listed, "viewer"), ""), "workload"))
          .isEqualTo(Map.of("vault", 1L));
    }
    TestToken stranger = estate.person("vic", "viewer").groups("kim", "user:kim");
    assertThat(facets(stranger, "").getTotalCount()).isZero();
  }

  @Test
  void shouldFindResourcesByTheirStart() {
    estate.source("*");
    String name = "arn:aws:s3:::" + "b".repeat(600);
    Upload.of(
        estate.machine(),
        Scan.at(NOW)
            .fail("r1", "1", "arn:aws:s3:::a_1")
            .pass("r2", "1", "arn:aws:s3:::a_1")
            .fail("r1", "1", "arn:aws:s3:::aX1")
            .fail("r1", "1", name + "c")
            .fail("r1", "1", name + "d")
            .json());

    assertThat(names(list(auditor(), prefix("arn:aws:s3:::a_"), 10, ""))).hasSize(2);
    assertThat(names(list(auditor(), prefix("arn:aws:s3:::"), 10, ""))).hasSize(5);
    assertThat(names(list(auditor(), prefix(name), 10, ""))).hasSize(2);
    assertThat(names(list(auditor(), prefix(name + "c"), 10, ""))).hasSize(1);
    assertThat(names(list(auditor(), "resource = \"" + name + "\"", 10, ""))).isEmpty();
    assertThat(names(list(auditor(), prefix("arn") + " AND observation = \"PASS\"", 10, "")))
        .hasSize(1);
    assertThat(counts(facets(auditor(), prefix("arn:aws:s3:::a_")), "observation"))
        .isEqualTo(Map.of("FAIL", 1L, "PASS", 1L));
    ListFindingsResponse first = list(auditor(), prefix("arn"), 2, "");
    ListFindingsResponse second = list(auditor(), prefix("arn"), 2, first.getNextPageToken());
    assertThat(names(list(auditor(), prefix("arn"), 2, second.getPreviousPageToken())))
        .isEqualTo(names(first));
  }

  @Test
  void shouldLeadFromTheNumbersOfAScanToItsFindings() {
    estate.source("*");
    String first =
        Upload.complete(
                estate.machine(),
                Scan.at(HOUR_AGO)
                    .fail("r1", "1", "a")
                    .fail("r1", "1", "b")
                    .pass("r1", "1", "c")
                    .json())
            .getScan();
    String second =
        Upload.complete(
                estate.machine(),
                Scan.at(NOW).fail("r1", "1", "a").pass("r1", "1", "b").pass("r1", "1", "d").json())
            .getScan();

    assertThat(resources(of(first, ""))).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(resources(of(second, " AND outcome = \"NEW\""))).containsExactly("d");
    assertThat(resources(of(second, " AND outcome = \"CHANGED\""))).containsExactly("b");
    assertThat(resources(of(second, " AND outcome = \"REFRESHED\""))).containsExactly("a");
    assertThat(resources(of(second, " AND outcome = \"GONE\""))).containsExactly("c");
    assertThat(facets(auditor(), "scan = \"" + second + "\"").getTotalCount()).isEqualTo(4);
    assertThat(
            catchThrowableOfType(
                    StatusRuntimeException.class, () -> list(auditor(), "outcome = \"NEW\"", 5, ""))
                .getStatus()
                .getCode())
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void shouldTellTheStatesAFindingHadBefore() {
    estate.source("*");
    Upload.of(estate.machine(), Scan.at(HOUR_AGO).fail("r1", "1", "a").pass("r1", "1", "b").json());
    Upload.complete(estate.machine(), Scan.at(NOW.minusSeconds(60)).pass("r1", "1", "a").json());
    Upload.of(estate.machine(), Scan.at(NOW).pass("r1", "1", "a").json());

    List<Finding> found = list(auditor(), "", 10, "").getFindingsList();
    Finding turned = get(auditor(), found.get(0).getName());
    Finding gone = get(auditor(), found.get(1).getName());

    assertThat(turned.getObservation()).isEqualTo(Observation.OBSERVATION_PASS);
    assertThat(turned.getRevisionsList()).hasSize(1);
    assertThat(turned.getRevisions(0).getObservation()).isEqualTo(Observation.OBSERVATION_FAIL);
    assertThat(turned.getRevisions(0).getObserveTime().getSeconds())
        .isEqualTo(HOUR_AGO.getEpochSecond());
    assertThat(turned.getRaw().toStringUtf8()).contains("\"event_code\":\"r1\"");
    assertThat(gone.getLifecycle()).isEqualTo(Lifecycle.LIFECYCLE_GONE);
    assertThat(gone.getRevisions(0).getLifecycle()).isEqualTo(Lifecycle.LIFECYCLE_OPEN);
  }

  @Test
  void shouldFilterByPracticeAndByWhatNoRuleMaps() {
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .mapping(Map.of("r1", List.of("c1")))
        .mapped()
        .edition();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").fail("r9", "1", "b").json());

    assertThat(resources(list(auditor(), "concept = \"c1\"", 10, ""))).containsExactly("a");
    assertThat(
            resources(
                list(auditor(), "practice = \"" + Estate.practice("sec10-bp01") + "\"", 10, "")))
        .containsExactly("a");
    assertThat(resources(list(auditor(), "mapped = \"false\"", 10, ""))).containsExactly("b");
    assertThat(counts(facets(auditor(), "mapped = \"false\""), "rule"))
        .isEqualTo(Map.of("prowler:r9", 1L));
  }

  private TestToken auditor() {
    return estate.person("audrey", "auditor");
  }

  private ListFindingsResponse of(String scan, String more) {
    return list(auditor(), "scan = \"" + scan + "\"" + more, 10, "");
  }

  private static String prefix(String text) {
    return "resource_prefix = \"" + text + "\"";
  }

  private static ListFindingsResponse list(TestToken who, String filter, int size, String page) {
    return TestCalls.as(who, FindingServiceGrpc::newBlockingStub)
        .listFindings(
            ListFindingsRequest.newBuilder()
                .setFilter(filter)
                .setPageSize(size)
                .setPageToken(page)
                .build());
  }

  private static FindingFacets facets(TestToken who, String filter) {
    return TestCalls.as(who, FindingServiceGrpc::newBlockingStub)
        .getFindingFacets(GetFindingFacetsRequest.newBuilder().setFilter(filter).build());
  }

  private static Finding get(TestToken who, String name) {
    return TestCalls.as(who, FindingServiceGrpc::newBlockingStub)
        .getFinding(GetFindingRequest.newBuilder().setName(name).build());
  }

  private static List<String> names(ListFindingsResponse page) {
    return page.getFindingsList().stream().map(Finding::getName).toList();
  }

  private static List<String> resources(ListFindingsResponse page) {
    return page.getFindingsList().stream().map(Finding::getResource).toList();
  }

  private static Map<String, Long> counts(FindingFacets facets, String field) {
    return facets.getFacetsList().stream()
        .filter(facet -> facet.getField().equals(field))
        .flatMap(facet -> facet.getValuesList().stream())
        .collect(Collectors.toMap(FindingFacetValue::getValue, FindingFacetValue::getCount));
  }
}
