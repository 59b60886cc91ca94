package io.plumbline.catalog.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.catalog.crosswalk.Crosswalk;
import io.plumbline.catalog.document.Outline;
import io.plumbline.catalog.document.Slug;
import io.plumbline.catalog.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Which of the 60 a scanner's rule reaches: 39 through the AWS slug, and why not through their own.
 */
class RuleTableTest {

  private final Crosswalk crosswalk = Seed.crosswalk();
  private final List<Outline.Placed> practices = Seed.edition().placed();
  private final Set<String> concepts = RuleTable.reached(Seed.ruleTables());

  @Test
  void shouldReachThirtyNinePracticesThroughTheAwsSlug() throws Exception {
    Set<String> reached =
        ids(practice -> concepts.contains(crosswalk.conceptOf(Slug.of(practice.url()))));

    assertThat(reached).hasSize(39).isEqualTo(recount());
    assertThat(practices.size() - reached.size()).isEqualTo(21);
  }

  @Test
  void shouldFindOnlyTwentyThreeWhenJoinedToTheSeedsOwnSlug() {
    assertThat(ids(practice -> concepts.contains(Slug.of(practice.url())))).hasSize(23);
  }

  @Test
  void shouldReachBothTwinsOrNeither() throws Exception {
    Set<String> reached = recount();

    assertThat(json("crosswalk.json").path("twins"))
        .allSatisfy(
            twins ->
                assertThat(reached.contains(twins.get(0).asText()))
                    .isEqualTo(reached.contains(twins.get(1).asText())));
  }

  @Test
  void shouldShipFourTablesWithTheirTrust() {
    assertThat(Seed.ruleTables())
        .extracting(table -> table.product() + " " + table.trust() + " " + table.concepts().size())
        .containsExactlyInAnyOrder(
            "prowler PUBLISHED 237",
            "powerpipe PUBLISHED 171",
            "aws-config DERIVED 127",
            "aws-security-hub DERIVED 126");
  }

  private Set<String> ids(Predicate<Outline.Practice> condition) {
    Set<String> ids = new TreeSet<>();
    practices.stream()
        .map(Outline.Placed::practice)
        .filter(condition)
        .forEach(practice -> ids.add(practice.id()));
    return ids;
  }

  /** The join as the files say it, without any of our classes. */
  private static Set<String> recount() throws IOException {
    Set<String> slugs = new TreeSet<>();
    for (JsonNode product : json("mappings.json").path("mappings")) {
      for (JsonNode rule : product.path("rules")) {
        rule.forEach(slug -> slugs.add(slug.asText()));
      }
    }
    Set<String> ids = new TreeSet<>();
    for (JsonNode row : json("crosswalk.json").path("seed")) {
      String confidence = row.path("confidence").asText();
      boolean sure = confidence.equals("certain") || confidence.equals("high");
      if (sure && slugs.contains(row.path("official_slug").asText())) {
        ids.add(row.path("seed_id").asText());
      }
    }
    return ids;
  }

  private static JsonNode json(String file) throws IOException {
    try (InputStream in = RuleTableTest.class.getResourceAsStream("/seed/" + file)) {
      return new ObjectMapper().readTree(in);
    }
  }
}
