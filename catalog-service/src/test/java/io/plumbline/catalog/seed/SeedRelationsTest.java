package io.plumbline.catalog.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.catalog.crosswalk.ConceptRelation;
import io.plumbline.catalog.crosswalk.Crosswalk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the others are told leads from each of the 60 rows to where the file says, and nowhere else.
 */
class SeedRelationsTest {

  private final Crosswalk crosswalk = Seed.crosswalk();
  private final List<ConceptRelation> relations = crosswalk.relations();

  @Test
  void shouldLeadFromEveryRowToTheCurrentPracticesOfTheFile() {
    Set<String> current = new HashSet<>();
    SeedFiles.json(SeedFiles.EDITIONS)
        .path("current")
        .forEach(practice -> current.add(practice.path("slug").asText()));

    for (JsonNode row : SeedFiles.json(SeedFiles.CROSSWALK).path("seed")) {
      Map<String, String> expected = new HashMap<>();
      row.path("current")
          .forEach(
              to ->
                  expected.put(
                      to.path("slug").asText(),
                      to.path("confidence").asText().toUpperCase(Locale.ROOT)));
      String concept = crosswalk.conceptOf(row.path("slug").asText());
      Map<String, String> told = new HashMap<>();
      relations.stream()
          .filter(r -> r.concept().equals(concept) && current.contains(r.counterpart()))
          .forEach(r -> told.put(r.counterpart(), r.confidence().name()));
      assertThat(told).as(row.path("seed_id").asText()).isEqualTo(expected);
    }
  }

  @Test
  void shouldSayEachRelationOnce() {
    assertThat(relations.stream().map(r -> r.concept() + " " + r.counterpart()))
        .doesNotHaveDuplicates();
    assertThat(relations.stream().map(ConceptRelation::concept).distinct()).hasSize(54);
  }
}
