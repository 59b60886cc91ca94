package io.plumbline.catalog.mapping;

import static io.plumbline.catalog.CatalogCalls.SEED;
import static io.plumbline.catalog.CatalogCalls.assertRefused;
import static io.plumbline.catalog.CatalogCalls.mappings;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.plumbline.catalog.CatalogCalls;
import io.plumbline.proto.catalog.v1.GetMappingSetRequest;
import io.plumbline.proto.catalog.v1.ListMappingSetsRequest;
import io.plumbline.proto.catalog.v1.ListRulesRequest;
import io.plumbline.proto.catalog.v1.ListRulesResponse;
import io.plumbline.proto.catalog.v1.MappingSet;
import io.plumbline.proto.catalog.v1.Rule;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MappingTest {

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  @Test
  void shouldListTheShippedSetsWithTheirTrust() {
    List<MappingSet> sets = sets();

    assertThat(sets)
        .extracting(set -> set.getScanner() + " " + set.getTrust() + " " + set.getRuleCount())
        .containsExactly(
            "aws-config derived 127",
            "aws-security-hub derived 126",
            "powerpipe published 171",
            "prowler published 237");
    assertThat(sets)
        .allMatch(MappingSet::getBuiltIn)
        .allMatch(set -> set.getName().endsWith(set.getContentHash().substring(0, 8)));
    assertThat(
            mappings()
                .getMappingSet(
                    GetMappingSetRequest.newBuilder().setName(sets.get(0).getName()).build()))
        .isEqualTo(sets.get(0));
  }

  @Test
  void shouldReachThirtyNinePracticesOverAllRulesOfAllSets() {
    Set<String> reached = new HashSet<>();
    int rules = 0;
    for (MappingSet set : sets()) {
      String token = "";
      do {
        ListRulesResponse page = rules(set.getName(), "", 100, token);
        page.getRulesList().forEach(rule -> reached.addAll(rule.getPracticesList()));
        rules += page.getRulesCount();
        token = page.getNextPageToken();
      } while (!token.isEmpty());
    }

    assertThat(rules).isEqualTo(661);
    assertThat(reached).hasSize(39);
  }

  @Test
  void shouldNameTheRulesOfAConceptWithBothTwins() {
    String concept = "sec_detect_investigate_events_auto_response";
    List<Rule> found = new ArrayList<>(rules(prowler(), concept, 0, "").getRulesList());

    assertThat(found)
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.getRule()).startsWith("prowler:"))
        .allSatisfy(rule -> assertThat(rule.getConceptsList()).contains(concept))
        .allSatisfy(
            rule ->
                assertThat(rule.getPracticesList())
                    .contains(SEED + "/practices/sec02-bp04", SEED + "/practices/sec10-bp05"));
  }

  @Test
  void shouldNotFindASetNobodyPublished() {
    assertRefused(
        () -> rules("mappingSets/none", "", 0, ""), Status.Code.NOT_FOUND, "RESOURCE_NOT_FOUND");
  }

  private static String prowler() {
    return sets().stream()
        .filter(set -> set.getScanner().equals("prowler"))
        .findFirst()
        .orElseThrow()
        .getName();
  }

  private static List<MappingSet> sets() {
    return mappings()
        .listMappingSets(ListMappingSetsRequest.getDefaultInstance())
        .getMappingSetsList();
  }

  private static ListRulesResponse rules(String set, String concept, int size, String token) {
    return mappings()
        .listRules(
            ListRulesRequest.newBuilder()
                .setParent(set)
                .setConcept(concept)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }
}
