package io.plumbline.catalog.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Slug;
import io.plumbline.catalog.seed.Seed;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Concepts and risk of the 60, held against a recount straight from the shipped files. */
class CrosswalkTest {

  private static JsonNode file;
  private final Crosswalk crosswalk = Seed.crosswalk();

  @BeforeAll
  static void readFile() throws Exception {
    try (InputStream in = CrosswalkTest.class.getResourceAsStream("/seed/crosswalk.json")) {
      file = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void shouldGiveSixtyPracticesFiftyFourConceptsSharedByTwinsOnly() {
    Map<String, Set<String>> idsByConcept = new TreeMap<>();
    for (Outline.Placed placed : Seed.edition().placed()) {
      String concept = crosswalk.conceptOf(Slug.of(placed.practice().url()));
      idsByConcept.computeIfAbsent(concept, c -> new TreeSet<>()).add(placed.practice().id());
    }

    assertThat(idsByConcept).hasSize(54);
    assertThat(idsByConcept.values().stream().filter(ids -> ids.size() > 1))
        .containsExactlyInAnyOrderElementsOf(twins());
  }

  private static List<Set<String>> twins() {
    return file.path("twins").valueStream().map(CrosswalkTest::pair).toList();
  }

  private static Set<String> pair(JsonNode pair) {
    return new TreeSet<>(Set.of(pair.get(0).asText(), pair.get(1).asText()));
  }

  @Test
  void shouldTakeTheAwsSlugExactlyWhereTheFileIsCertainOrHigh() {
    for (JsonNode row : file.path("seed")) {
      boolean sure = Set.of("certain", "high").contains(row.path("confidence").asText());
      String expected = row.path(sure ? "official_slug" : "slug").asText();

      assertThat(crosswalk.conceptOf(row.path("slug").asText())).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sec_identities_enforce_mechanisms, sec_identities_enforce_mechanisms, CERTAIN",
    "sec_identities_credentials, sec_identities_unique, HIGH",
    "sec_network_protection_auto_protect, sec_network_protection_auto_protect, CERTAIN",
    "sec_infrastructure_compute_access, sec_infrastructure_compute_access, CERTAIN",
    "sec_detect_investigate_events_review, sec_detect_investigate_events_review, CERTAIN",
    "sec_securely_operate_threat_model, sec_securely_operate_threat_model, CERTAIN",
    "something_of_our_own, something_of_our_own, CERTAIN"
  })
  void shouldGiveEverySlugAConcept(String slug, String concept, Confidence confidence) {
    assertThat(crosswalk.conceptOf(slug)).isEqualTo(concept);
    assertThat(crosswalk.confidenceOf(slug)).isEqualTo(confidence);
  }

  @Test
  void shouldRateTwentyThreeHighTwentyFiveMediumThreeLowAndLeaveNine() {
    Map<String, Long> rated =
        Seed.edition().placed().stream()
            .map(placed -> crosswalk.riskOf(Slug.of(placed.practice().url())))
            .collect(Collectors.groupingBy(String::valueOf, Collectors.counting()));

    assertThat(rated)
        .containsOnly(
            Map.entry("HIGH", 23L),
            Map.entry("MEDIUM", 25L),
            Map.entry("LOW", 3L),
            Map.entry("null", 9L))
        .isEqualTo(recount());
  }

  private static Map<String, Long> recount() {
    List<String> ascending = List.of("LOW", "MEDIUM", "HIGH");
    return file.path("seed")
        .valueStream()
        .map(
            row ->
                row.path("current")
                    .valueStream()
                    .filter(
                        c -> List.of("medium", "high", "certain").contains(text(c, "confidence")))
                    .map(c -> text(c, "risk"))
                    .max(Comparator.comparingInt(ascending::indexOf))
                    .orElse("null"))
        .collect(Collectors.groupingBy(risk -> risk, Collectors.counting()));
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  @Test
  void shouldRefuseTwinsThatDisagree() {
    CrosswalkRow one = new CrosswalkRow("A", "s", "x", Confidence.HIGH, "", List.of());
    CrosswalkRow two = new CrosswalkRow("B", "s", "y", Confidence.HIGH, "", List.of());

    assertThatThrownBy(() -> new Crosswalk(List.of(one, two), Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twin");
  }
}
