package io.plumbline.assessment.upgrade;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Message;
import io.plumbline.assessment.Scenes;
import io.plumbline.proto.catalog.events.v1.ConceptRelation;
import io.plumbline.proto.catalog.events.v1.CrosswalkPublished;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.plumbline.proto.catalog.v1.Confidence;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.RiskLevel;
import io.plumbline.testing.TestEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two editions that are shipped, told as the catalog tells them. */
final class SeedEditions {

  static final String FRAMEWORK = "frameworks/aws-wa-security";
  static final String SEED = FRAMEWORK + "/editions/seed";
  static final String CURRENT = FRAMEWORK + "/editions/2024-11-06";

  private static final Path FILES = Path.of("../catalog-service/src/main/resources/seed");

  private SeedEditions() {}

  static JsonNode file(String name) {
    try {
      return new ObjectMapper().readTree(FILES.resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes both editions and the crosswalk, and waits until they are known. */
  static void areKnown() {
    if (known()) {
      return;
    }
    send("plumbline.catalog.edition.v1", SEED, edition(SEED, seed()));
    send("plumbline.catalog.edition.v1", CURRENT, edition(CURRENT, current()));
    send("plumbline.catalog.crosswalk.v1", FRAMEWORK, crosswalk());
    await().atMost(Duration.ofSeconds(30)).until(SeedEditions::known);
  }

  private static boolean known() {
    return Scenes.count("select count(*) from edition_practice where edition like '%aws-wa%'")
            == 123
        && Scenes.count("select count(*) from concept_relation") > 0;
  }

  private static void send(String topic, String key, Message payload) {
    TestEvents.send(TestEvents.Sent.of("*", topic, key, "io.plumbline.published.v1", 1, payload));
  }

  private static EditionPublished edition(String name, List<Practice> practices) {
    return EditionPublished.newBuilder()
        .setEdition(name)
        .setDisplayName(name)
        .addAllPractices(practices)
        .build();
  }

  private static List<Practice> seed() {
    JsonNode file = file("crosswalk.json");
    Map<String, String> twins = new HashMap<>();
    for (JsonNode pair : file.path("twins")) {
      twins.put(pair.get(0).asText(), pair.get(1).asText());
      twins.put(pair.get(1).asText(), pair.get(0).asText());
    }
    List<Practice> practices = new ArrayList<>();
    for (JsonNode row : file.path("seed")) {
      String id = row.path("seed_id").asText();
      String twin = twins.getOrDefault(id, "");
      practices.add(
          practice(SEED, practices.size() + 1, id, row.path("title").asText(), concept(row))
              .setTwin(twin.isEmpty() ? "" : name(SEED, twin))
              .setRiskByDefault(true)
              .build());
    }
    return practices;
  }

  private static List<Practice> current() {
    List<Practice> practices = new ArrayList<>();
    for (JsonNode row : file("editions.json").path("current")) {
      practices.add(
          practice(
                  CURRENT,
                  practices.size() + 1,
                  row.path("id").asText(),
                  row.path("title").asText(),
                  row.path("slug").asText())
              .setRisk(RiskLevel.valueOf("RISK_LEVEL_" + row.path("risk").asText()))
              .build());
    }
    return practices;
  }

  private static Practice.Builder practice(
      String edition, int ordinal, String id, String title, String concept) {
    return Practice.newBuilder()
        .setName(name(edition, id))
        .setPracticeId(id)
        .setTitle(title)
        .setArea("Area")
        .setTopic("Topic")
        .setOrdinal(ordinal)
        .setConcept(concept);
  }

  private static String name(String edition, String id) {
    return edition + "/practices/" + id.toLowerCase(Locale.ROOT);
  }

  private static CrosswalkPublished crosswalk() {
    Map<List<String>, ConceptRelation> relations = new HashMap<>();
    for (JsonNode row : file("crosswalk.json").path("seed")) {
      for (JsonNode to : row.path("current")) {
        ConceptRelation relation =
            ConceptRelation.newBuilder()
                .setConcept(concept(row))
                .setCounterpart(to.path("slug").asText())
                .setConfidence(confidence(to))
                .setReason(row.path("why").asText())
                .build();
        relations.put(List.of(relation.getConcept(), relation.getCounterpart()), relation);
      }
    }
    return CrosswalkPublished.newBuilder()
        .setFramework(FRAMEWORK)
        .addAllRelations(relations.values())
        .build();
  }

  private static Confidence confidence(JsonNode node) {
    return Confidence.valueOf(
        "CONFIDENCE_" + node.path("confidence").asText().toUpperCase(Locale.ROOT));
  }

  private static String concept(JsonNode row) {
    boolean sure =
        List.of("certain", "high").contains(row.path("confidence").asText())
            && row.path("official_slug").isTextual();
    return row.path(sure ? "official_slug" : "slug").asText();
  }
}
