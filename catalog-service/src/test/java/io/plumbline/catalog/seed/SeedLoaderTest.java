package io.plumbline.catalog.seed;

import static io.plumbline.catalog.CatalogCalls.CURRENT;
import static io.plumbline.catalog.CatalogCalls.SEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.catalog.CatalogCalls;
import io.plumbline.platform.access.Caller;
import io.plumbline.proto.catalog.events.v1.ConceptRelation;
import io.plumbline.proto.catalog.events.v1.CrosswalkPublished;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.plumbline.proto.catalog.events.v1.MappingSetPublished;
import io.plumbline.proto.catalog.v1.Confidence;
import io.plumbline.proto.catalog.v1.Practice;
import io.plumbline.proto.catalog.v1.Relation;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class SeedLoaderTest {

  private static final String EDITIONS = "plumbline.catalog.edition.v1";
  private static final String MAPPING_SETS = "plumbline.catalog.mapping-set.v1";
  private static final String CROSSWALKS = "plumbline.catalog.crosswalk.v1";

  @Inject SeedLoader loader;
  @Inject Vertx vertx;

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  @Test
  void shouldPublishBothEditionsWithAllThatAnAssessmentNeeds() throws Exception {
    Map<String, EditionPublished> events = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> message : builtIn(EDITIONS, 2)) {
      EditionPublished event = EditionPublished.parseFrom(message.value());
      assertThat(events.put(event.getEdition(), event)).isNull();
    }

    assertThat(events).containsOnlyKeys(CURRENT, SEED);
    assertThat(events.get(CURRENT).getPracticesCount()).isEqualTo(63);
    List<Practice> practices = events.get(SEED).getPracticesList();
    assertThat(practices).hasSize(60);
    assertThat(practices).extracting(Practice::getConcept).doesNotContain("");
    assertThat(practices.stream().map(Practice::getConcept).distinct()).hasSize(54);
    assertThat(practices).filteredOn(practice -> practice.getRuleCount() > 0).hasSize(39);
    assertThat(practices).filteredOn(Practice::getRiskByDefault).hasSize(9);
  }

  @Test
  void shouldPublishFourMappingSetsFromRulesToConcepts() throws Exception {
    List<MappingSetPublished> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : builtIn(MAPPING_SETS, 4)) {
      events.add(MappingSetPublished.parseFrom(message.value()));
    }

    assertThat(events)
        .extracting(event -> event.getScanner() + " " + event.getRulesCount())
        .containsExactlyInAnyOrder(
            "prowler 237", "powerpipe 171", "aws-config 127", "aws-security-hub 126");
    assertThat(events)
        .flatExtracting(MappingSetPublished::getRulesList)
        .anySatisfy(
            rule -> {
              assertThat(rule.getRule()).isEqualTo("prowler:iam_root_mfa_enabled");
              assertThat(rule.getConceptsList()).contains("sec_securely_operate_aws_account");
            });
  }

  @Test
  void shouldTellOnceHowConceptsRelate() throws Exception {
    List<ConsumerRecord<byte[], byte[]>> told = builtIn(CROSSWALKS, 1);

    assertThat(told).hasSize(1);
    CrosswalkPublished event = CrosswalkPublished.parseFrom(told.get(0).value());
    assertThat(event.getFramework()).isEqualTo("frameworks/aws-wa-security");
    assertThat(event.getRelationsList().stream().map(ConceptRelation::getConcept).distinct())
        .hasSize(54);
    assertThat(event.getRelationsList())
        .anySatisfy(
            relation -> {
              assertThat(relation.getConcept()).isEqualTo("sec_network_protection_auto_protect");
              assertThat(relation.getCounterpart()).isEqualTo("sec_network_auto_protect");
              assertThat(relation.getConfidence()).isEqualTo(Confidence.CONFIDENCE_HIGH);
              assertThat(relation.getRelation()).isEqualTo(Relation.RELATION_SUCCESSOR);
            });
  }

  @Test
  void shouldChangeNothingWhenItIsLoadedAgainByTwoAtOnce() throws Exception {
    builtIn(EDITIONS, 2);
    builtIn(MAPPING_SETS, 4);
    builtIn(CROSSWALKS, 1);
    String before = counts();

    CompletableFuture.allOf(loadAgain(), loadAgain()).get(30, TimeUnit.SECONDS);

    assertThat(counts()).isEqualTo(before).startsWith("editions 2, practices 123, rules 661");
  }

  private CompletableFuture<Void> loadAgain() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    Caller.system("*", "test", "test").bind(context);
    context.runOnContext(
        ignored -> loader.load().subscribe().with(done::complete, done::completeExceptionally));
    return done;
  }

  private static String counts() throws SQLException {
    try (Connection connection = TestDatabase.asSuperuser("catalog");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select format('editions %s, practices %s, rules %s, entries %s, numbers %s, crosswalks %s, audit %s',
                  (select count(*) from editions where tenant = '*'),
                  (select count(*) from practices where tenant = '*'),
                  (select count(*) from rules where tenant = '*'),
                  (select count(*) from crosswalk_entries),
                  (select count(*) from practice_numbers),
                  (select count(*) from published_crosswalks),
                  (select count(*) from audit_pending where tenant = '*')
                    + (select count(*) from audit_record where tenant = '*'))
                """)) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> builtIn(String topic, int expected) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> builtIn(topic), messages -> messages.size() >= expected);
  }

  private static List<ConsumerRecord<byte[], byte[]>> builtIn(String topic) {
    return TestEvents.read(topic).stream()
        .filter(message -> new String(message.key(), StandardCharsets.UTF_8).startsWith("*/"))
        .toList();
  }
}
