package io.plumbline.catalog.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.crosswalk.RiskLevel;
import io.plumbline.catalog.edition.BuiltIn;
import io.plumbline.catalog.edition.EditionState;
import io.plumbline.catalog.seed.Seed;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EditionContentTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

  private final EditionContent seed =
      EditionContent.draft("*", BuiltIn.EDITION, Seed.edition(), Seed.crosswalk(), NOW);
  private final EditionContent current =
      EditionContent.draft("*", BuiltIn.CURRENT_INDEX, Seed.currentIndex(), Seed.crosswalk(), NOW);

  @Test
  void shouldCountSixtyPracticesAndFiftyFourConcepts() {
    assertThat(seed.edition().practiceCount()).isEqualTo(60);
    assertThat(seed.edition().conceptCount()).isEqualTo(54);
    assertThat(seed.edition().state()).isEqualTo(EditionState.DRAFT);
    assertThat(seed.practices()).extracting(Practice::ordinal).startsWith(1, 2, 3).endsWith(60);
  }

  @Test
  void shouldTellTwinsOfEachOther() {
    Map<String, String> twins =
        seed.practices().stream()
            .filter(practice -> !practice.twin().isEmpty())
            .collect(Collectors.toMap(Practice::practice, Practice::twin));

    assertThat(twins)
        .hasSize(12)
        .containsEntry("sec01-bp07", "sec09-bp02")
        .containsEntry("sec02-bp04", "sec10-bp05")
        .containsEntry("sec02-bp05", "sec10-bp04")
        .allSatisfy((one, other) -> assertThat(twins).containsEntry(other, one));
  }

  @Test
  void shouldRateTheCurrentIndexAsAwsDoesAndShareConceptsWithTheSeed() {
    Map<RiskLevel, Long> rated =
        current.practices().stream()
            .collect(Collectors.groupingBy(Practice::risk, Collectors.counting()));
    Map<String, Practice> byConcept =
        current.practices().stream()
            .collect(Collectors.toMap(Practice::concept, Function.identity()));

    assertThat(rated)
        .containsOnly(
            Map.entry(RiskLevel.HIGH, 30L),
            Map.entry(RiskLevel.MEDIUM, 28L),
            Map.entry(RiskLevel.LOW, 5L));
    assertThat(current.edition().conceptCount()).isEqualTo(63);
    assertThat(byConcept.get("sec_identities_unique").practiceId()).isEqualTo("SEC02-BP02");
    assertThat(seed.practices().get(1).concept()).isEqualTo("sec_identities_unique");
  }

  @Test
  void shouldUseNoIdForTheSamePracticeInBothEditions() {
    Map<String, Practice> byId =
        current.practices().stream()
            .collect(Collectors.toMap(Practice::practiceId, Function.identity()));

    assertThat(seed.practices())
        .filteredOn(practice -> byId.containsKey(practice.practiceId()))
        .hasSize(52)
        .noneMatch(
            practice -> practice.concept().equals(byId.get(practice.practiceId()).concept()));
  }
}
