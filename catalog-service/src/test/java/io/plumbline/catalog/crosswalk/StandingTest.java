package io.plumbline.catalog.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.catalog.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which practice of the built-in edition stands for which concept, held against the files. */
class StandingTest {

  private final List<Standing> standings = Seed.crosswalk().standings();

  @Test
  void shouldLeaveTheTwentyCurrentPracticesWithoutASeedRowThatTheFileNames() throws IOException {
    Set<String> sure =
        standings.stream()
            .filter(standing -> standing.confidence().carriesConcept())
            .map(Standing::concept)
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (JsonNode practice : json("editions.json").path("current")) {
      if (!sure.contains(practice.path("slug").asText())) {
        missing.add(practice.path("id").asText());
      }
    }

    assertThat(missing)
        .hasSize(20)
        .isEqualTo(
            json("crosswalk.json")
                .path("missing_in_seed")
                .valueStream()
                .map(practice -> practice.path("id").asText())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void shouldGiveEveryPracticeItsOwnConceptAsEqual() {
    assertThat(standings)
        .filteredOn(standing -> standing.relation() == Relation.EQUAL)
        .filteredOn(standing -> standing.confidence().carriesConcept())
        .hasSize(60)
        .extracting(Standing::practiceId)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "sec_identities_unique, SEC01-BP02, EQUAL, HIGH",
    "sec_network_auto_protect, SEC03-BP03, SUCCESSOR, HIGH",
    "sec_detect_investigate_events_logs, SEC02-BP02, SUCCESSOR, MEDIUM",
    "sec_detect_investigate_events_security_alerts, SEC10-BP03, MERGED, MEDIUM",
    "sec_protect_compute_reduce_surface, SEC03-BP05, EQUAL, LOW",
    "sec_protect_compute_hardened_images, SEC03-BP05, SUCCESSOR, LOW",
    "sec_incident_response_playbooks, SEC07-BP04, SUCCESSOR, LOW"
  })
  void shouldSayHowAPracticeStandsForAConcept(
      String concept, String practiceId, Relation relation, Confidence confidence) {
    assertThat(standings)
        .filteredOn(s -> s.concept().equals(concept) && s.practiceId().equals(practiceId))
        .singleElement()
        .satisfies(s -> assertThat(s.relation()).isEqualTo(relation))
        .satisfies(s -> assertThat(s.confidence()).isEqualTo(confidence))
        .satisfies(s -> assertThat(s.reason()).isNotBlank());
  }

  @Test
  void shouldStandOncePerConceptAndPractice() {
    assertThat(standings)
        .extracting(standing -> standing.concept() + " " + standing.practiceId())
        .doesNotHaveDuplicates();
  }

  private static JsonNode json(String file) throws IOException {
    try (InputStream in = StandingTest.class.getResourceAsStream("/seed/" + file)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
