package io.plumbline.catalog.framework;

import static io.plumbline.catalog.CatalogCalls.CURRENT;
import static io.plumbline.catalog.CatalogCalls.FRAMEWORK;
import static io.plumbline.catalog.CatalogCalls.SEED;
import static io.plumbline.catalog.CatalogCalls.assertRefused;
import static io.plumbline.catalog.CatalogCalls.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.catalog.CatalogCalls;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.GetEditionRequest;
import io.plumbline.proto.catalog.v1.GetFrameworkRequest;
import io.plumbline.proto.catalog.v1.GetPracticeRequest;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.catalog.v1.ListEditionsResponse;
import io.plumbline.proto.catalog.v1.ListPracticesRequest;
import io.plumbline.proto.catalog.v1.ListPracticesResponse;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.RiskLevel;
import io.plumbline.proto.catalog.v1.SearchPracticesRequest;
import io.plumbline.proto.catalog.v1.SearchPracticesResponse;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class ReadingTest {

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  @Test
  void shouldShowTheBuiltInFrameworkAndItsEditionsNewestFirst() {
    ListEditionsResponse editions =
        viewer().listEditions(ListEditionsRequest.newBuilder().setParent(FRAMEWORK).build());
    Edition seed = viewer().getEdition(GetEditionRequest.newBuilder().setName(SEED).build());

    assertThat(editions.getEditionsList())
        .extracting(Edition::getName)
        .containsExactly(SEED, CURRENT);
    assertThat(seed).isEqualTo(editions.getEditions(0));
    assertThat(seed.getState()).isEqualTo(Edition.State.STATE_PUBLISHED);
    assertThat(seed.getPracticeCount()).isEqualTo(60);
    assertThat(seed.getConceptCount()).isEqualTo(54);
    assertThat(seed.getBuiltIn()).isTrue();
    assertThat(seed.hasPublishTime()).isTrue();
    assertThat(seed.getEtag()).isNotEmpty();
    assertThat(
            viewer()
                .getFramework(GetFrameworkRequest.newBuilder().setName(FRAMEWORK).build())
                .getBuiltIn())
        .isTrue();
  }

  @Test
  void shouldShowAPracticeWithConceptTwinRiskAndRules() {
    Practice practice = get(SEED + "/practices/sec02-bp04");

    assertThat(practice.getPracticeId()).isEqualTo("SEC02-BP04");
    assertThat(practice.getTitle()).isEqualTo("Automate response to events");
    assertThat(practice.getConcept()).isEqualTo("sec_detect_investigate_events_auto_response");
    assertThat(practice.getTwin()).isEqualTo(SEED + "/practices/sec10-bp05");
    assertThat(practice.getRisk()).isEqualTo(RiskLevel.RISK_LEVEL_MEDIUM);
    assertThat(practice.getRiskByDefault()).isFalse();
    assertThat(practice.getRuleCount()).isEqualTo(16);
    assertThat(practice.getArea()).isEqualTo("Detection");
    assertThat(practice.getSourceLine()).isEqualTo(159);
  }

  @Test
  void shouldCountRiskAndRulesOverTheSixty() {
    List<Practice> practices = list(SEED, 1000, "").getPracticesList();
    Map<String, Long> rated =
        practices.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.getRiskByDefault() ? "default " + p.getRisk() : p.getRisk().name(),
                    Collectors.counting()));

    assertThat(rated)
        .containsOnly(
            Map.entry("RISK_LEVEL_HIGH", 23L),
            Map.entry("RISK_LEVEL_MEDIUM", 25L),
            Map.entry("RISK_LEVEL_LOW", 3L),
            Map.entry("default RISK_LEVEL_MEDIUM", 9L));
    assertThat(practices).filteredOn(p -> p.getRuleCount() == 0).hasSize(21);
    assertThat(practices).filteredOn(p -> !p.getTwin().isEmpty()).hasSize(12);
  }

  @Test
  void shouldPageThroughAnEditionInItsOwnOrder() {
    List<Practice> all = new ArrayList<>();
    String token = "";
    int pages = 0;
    do {
      ListPracticesResponse page = list(SEED, 25, token);
      all.addAll(page.getPracticesList());
      token = page.getNextPageToken();
      pages++;
    } while (!token.isEmpty());

    assertThat(pages).isEqualTo(3);
    assertThat(all)
        .extracting(Practice::getOrdinal)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 60).boxed().toList());
    assertThat(list(SEED, 0, "").getPracticesCount()).isEqualTo(50);
  }

  @Test
  void shouldRefuseATokenOfAnotherListAndABadSize() {
    String token = list(SEED, 5, "").getNextPageToken();

    assertRefused(
        () -> list(CURRENT, 5, token), Status.Code.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID");
    assertRefused(
        () -> list(SEED, 5, token + "x"), Status.Code.INVALID_ARGUMENT, "PAGE_TOKEN_INVALID");
    assertRefused(() -> list(SEED, -1, ""), Status.Code.INVALID_ARGUMENT, "REQUEST_INVALID");
  }

  @Test
  void shouldFindEveryWordAndPutIdThenTitleFirst() {
    assertThat(search("sec01", 1000, "").getPracticesList())
        .extracting(Practice::getPracticeId)
        .hasSize(8)
        .allMatch(id -> id.startsWith("SEC01"));
    List<Practice> least = search("Least PRIVILEGE", 1000, "").getPracticesList();
    assertThat(least).extracting(Practice::getPracticeId).startsWith("SEC01-BP07", "SEC09-BP02");
    assertThat(least).allMatch(p -> text(p).contains("least") && text(p).contains("privilege"));
    assertThat(search("zebra", 10, "").getPracticesList()).isEmpty();
    assertThat(search("100%_", 10, "").getPracticesList()).isEmpty();
  }

  @Test
  void shouldPageThroughASearchWithoutLossOrRepetition() {
    List<String> whole = ids(search("data", 1000, ""));
    List<String> paged = new ArrayList<>();
    String token = "";
    do {
      SearchPracticesResponse page = search("data", 3, token);
      paged.addAll(ids(page));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(whole).hasSizeGreaterThan(6);
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void shouldNotFindWhatIsNotThere() {
    Throwable refusal =
        assertRefused(
            () -> get(SEED + "/practices/sec99-bp99"), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
    assertThat(CatalogCalls.metadata(refusal))
        .containsEntry("resource", SEED + "/practices/sec99-bp99");
    assertRefused(
        () -> list(FRAMEWORK + "/editions/e9", 5, ""), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
  }

  private static Practice get(String name) {
    return viewer().getPractice(GetPracticeRequest.newBuilder().setName(name).build());
  }

  private static ListPracticesResponse list(String parent, int size, String token) {
    return viewer()
        .listPractices(
            ListPracticesRequest.newBuilder()
                .setParent(parent)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }

  private static SearchPracticesResponse search(String query, int size, String token) {
    return viewer()
        .searchPractices(
            SearchPracticesRequest.newBuilder()
                .setParent(SEED)
                .setQuery(query)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }

  private static List<String> ids(SearchPracticesResponse page) {
    return page.getPracticesList().stream().map(Practice::getPracticeId).toList();
  }

  private static String text(Practice practice) {
    return (practice.getTitle()
            + practice.getDescription()
            + practice.getTopic()
            + practice.getSlug())
        .toLowerCase(java.util.Locale.ROOT);
  }
}
