package io.plumbline.catalog.publication;

import static io.plumbline.catalog.CatalogCalls.SEED;
import static io.plumbline.catalog.CatalogCalls.admin;
import static io.plumbline.catalog.CatalogCalls.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.plumbline.catalog.CatalogCalls;
import io.plumbline.catalog.exchange.Documents;
import io.plumbline.proto.catalog.events.v1.EditionPublished;
import io.plumbline.proto.catalog.v1.DeprecateEditionRequest;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.PublishEditionRequest;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestDatabase;
import io.plumbline.testing.TestEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class PublicationTest {

  private static final String ACME = "acme-publications";
  private static final String GLOBEX = "globex-publications";

  @BeforeAll
  static void awaitSeed() {
    CatalogCalls.awaitSeed();
  }

  @Test
  void shouldPublishOnceWithOneEventAndOneAuditRecord() throws Exception {
    Edition draft = draft("published");

    Edition published = publish(ACME, draft.getName(), draft.getEtag(), "");

    assertThat(published.getState()).isEqualTo(Edition.State.STATE_PUBLISHED);
    assertThat(published.hasPublishTime()).isTrue();
    assertThat(published.getEtag()).isNotEqualTo(draft.getEtag());
    List<ConsumerRecord<byte[], byte[]>> events = awaitEvents(draft.getName(), 1);
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(TestEvents.header(event, "ce_type"))
                  .isEqualTo("io.plumbline.catalog.edition.published.v1");
              assertThat(EditionPublished.parseFrom(event.value()).getPracticesCount())
                  .isEqualTo(1);
            });
    assertThat(audited("PublishEdition")).isPositive();
    assertRefused(
        () -> publish(ACME, draft.getName(), "", ""),
        Status.Code.FAILED_PRECONDITION,
        "EDITION_STATE");
  }

  @Test
  void shouldDeprecateWhatIsPublishedAndTellInOrder() {
    Edition draft = draft("deprecated");
    assertRefused(
        () -> deprecate(ACME, draft.getName(), ""),
        Status.Code.FAILED_PRECONDITION,
        "EDITION_STATE");
    Edition published = publish(ACME, draft.getName(), "", "");

    Edition deprecated = deprecate(ACME, draft.getName(), published.getEtag());

    assertThat(deprecated.getState()).isEqualTo(Edition.State.STATE_DEPRECATED);
    assertThat(deprecated.hasDeprecateTime()).isTrue();
    assertThat(awaitEvents(draft.getName(), 2))
        .extracting(event -> TestEvents.header(event, "ce_type"))
        .containsExactly(
            "io.plumbline.catalog.edition.published.v1",
            "io.plumbline.catalog.edition.deprecated.v1");
  }

  @Test
  void shouldRefuseAStaleEtag() {
    Edition draft = draft("stale");

    assertRefused(
        () -> publish(ACME, draft.getName(), "\"99\"", ""), Status.Code.ABORTED, "ETAG_MISMATCH");
  }

  @Test
  void shouldAnswerARepeatedRequestIdAlikeAndTellOnce() {
    Edition draft = draft("repeated");
    String requestId = UUID.randomUUID().toString();

    Edition first = publish(ACME, draft.getName(), draft.getEtag(), requestId);
    Edition second = publish(ACME, draft.getName(), draft.getEtag(), requestId);

    assertThat(second).isEqualTo(first);
    assertThat(awaitEvents(draft.getName(), 1)).hasSize(1);
  }

  @Test
  void shouldNotReachAnotherTenantsEditionNorABuiltInOne() {
    Edition draft = draft("foreign");

    assertRefused(
        () -> publish(GLOBEX, draft.getName(), "", ""),
        Status.Code.NOT_FOUND,
        "RESOURCE_NOT_FOUND");
    assertRefused(() -> deprecate(ACME, SEED, ""), Status.Code.FAILED_PRECONDITION, "BUILT_IN");
    assertRefused(
        () -> publish(ACME, SEED, "", ""), Status.Code.FAILED_PRECONDITION, "EDITION_STATE");
  }

  private static Edition draft(String framework) {
    return admin(ACME)
        .importEdition(Documents.request(framework, Documents.small("One")).build())
        .getEdition();
  }

  private static Edition publish(String tenant, String name, String etag, String requestId) {
    return admin(tenant)
        .publishEdition(
            PublishEditionRequest.newBuilder()
                .setName(name)
                .setEtag(etag)
                .setRequestId(requestId)
                .build());
  }

  private static Edition deprecate(String tenant, String name, String etag) {
    return admin(tenant)
        .deprecateEdition(DeprecateEditionRequest.newBuilder().setName(name).setEtag(etag).build());
  }

  private static List<ConsumerRecord<byte[], byte[]>> awaitEvents(String edition, int expected) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> events(edition), found -> found.size() >= expected);
  }

  private static List<ConsumerRecord<byte[], byte[]>> events(String edition) {
    String key = ACME + "/" + edition;
    return TestEvents.read("plumbline.catalog.edition.v1").stream()
        .filter(message -> new String(message.key(), StandardCharsets.UTF_8).equals(key))
        .toList();
  }

  private static long audited(String method) throws SQLException {
    String sql =
        """
        select count(*) from
          (select content from audit_pending where tenant = ?
           union all select record from audit_record where tenant = ?) r
        where position(convert_to(?, 'UTF8') in content) > 0
        """;
    try (Connection connection = TestDatabase.asSuperuser("catalog");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, ACME);
      statement.setString(2, ACME);
      statement.setString(3, method);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
