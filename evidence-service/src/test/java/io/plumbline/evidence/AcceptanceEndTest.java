package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.evidence.recount.ExceptionSweeper;
import io.plumbline.evidence.rollup.Kind;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.assessment.v1.RiskException;
import io.plumbline.proto.type.v1.FindingSelector;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exception by selector ends at its time, whether or not anybody says so. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class AcceptanceEndTest {

  private static final Instant NOW = Instant.now();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Inject ExceptionSweeper sweeper;
  @Inject RollupService rollups;
  @Inject TenantPool tenants;

  private final Estate estate = new Estate();

  @BeforeEach
  void coverOneOfTwo() {
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .mapping(Map.of("r1", List.of("c1"), "r2", List.of("c1", "c2")))
        .mapped();
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "a").fail("r2", "1", "b").json());
  }

  @Test
  void shouldEndByItself() {
    // Given
    Acceptance accepted = new Acceptance(estate, "shop", rule("r1")).approved();
    assertThat(accepted()).isEqualTo("{\"%s\": 1}".formatted(accepted.id));
    long before = revisions();

    // When nobody tells that its time is over
    runOut(accepted);
    await().atMost(LIMIT).until(() -> revisions() > before);

    // Then
    assertThat(accepted()).isEqualTo("{}");
    assertThat(marks(accepted)).isZero();
    assertThat(newest()).isEqualTo("{}");
    Books.settle(estate);
    Books.balance(estate, "ended by itself");

    // And it has ended once, for all who look and when it is told
    IntStream.range(0, 4).parallel().forEach(i -> sweeper.sweep().await().atMost(LIMIT));
    accepted.expired();
    assertThat(revisions()).isEqualTo(before + 1);
  }

  @Test
  void shouldNotBeCountedFromItsEndOnBeforeThatIsStored() {
    // Given
    Acceptance accepted = new Acceptance(estate, "shop", rule("r1")).approved();

    // When the numbers are counted in the moment it has run out
    String counted =
        inTenant(
            connection ->
                connection
                    .preparedQuery(
                        "update selector_exception set expire_at = now() - interval '1 second'"
                            + " where tenant = $1")
                    .execute(Tuple.of(estate.tenant))
                    .chain(
                        () ->
                            rollups.recount(
                                connection,
                                estate.tenant,
                                Kind.SCANNER,
                                List.of(new RollupKey("shop", "c1"))))
                    .chain(
                        () ->
                            connection
                                .preparedQuery(
                                    "select accepted::text as counted, (select in_force from"
                                        + " selector_exception where tenant = $1) as in_force"
                                        + " from rollup where tenant = $1 and concept = 'c1'")
                                .execute(Tuple.of(estate.tenant)))
                    .map(rows -> rows.iterator().next())
                    .invoke(row -> assertThat(row.getBoolean("in_force")).isTrue())
                    .map(row -> row.getString("counted")));

    // Then
    assertThat(counted).isEqualTo("{}");
    await().atMost(LIMIT).until(() -> marks(accepted) == 0);
    Books.settle(estate);
    Books.balance(estate, "counted in between");
  }

  @Test
  void shouldComeBackWithAnotherEnd() {
    // Given
    Acceptance accepted = new Acceptance(estate, "shop", rule("r1")).approved();
    runOut(accepted);
    await().atMost(LIMIT).until(() -> marks(accepted) == 0);

    // When its end had been put off, which is told late
    accepted.approved(NOW.plus(Duration.ofDays(9)));

    // Then
    assertThat(accepted()).isEqualTo("{\"%s\": 1}".formatted(accepted.id));
    Books.balance(estate, "put off");
  }

  @Test
  void shouldNotBeginWhenItsTimeIsOver() {
    new Acceptance(estate, "shop", rule("r1"))
        .told(2, RiskException.State.STATE_APPROVED, NOW.minusSeconds(60));

    assertThat(accepted()).isEqualTo("{}");
    assertThat(
            estate.count(
                "select count(*) from selector_exception where tenant = '%s' and in_force"))
        .isZero();
  }

  @Test
  void shouldHealWhatTheFirstReleaseWrote() {
    // Given
    Acceptance accepted = new Acceptance(estate, "shop", rule("r1")).approved();

    // When it takes in one more finding, and knows nothing of exceptions
    Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "c").json());
    Estate.execute(
        """
        update finding_route set exception = null where tenant = '%1$s';
        update rollup set fail = fail - 1 where tenant = '%1$s' and concept = 'c1';
        update rollup set fail = fail + 1 where tenant = '%1$s' and concept = 'c1'\
        """
            .formatted(estate.tenant));

    // Then nothing counts as covered, and soon what is
    assertThat(accepted()).isIn("{}", "{\"%s\": 2}".formatted(accepted.id));
    await().atMost(LIMIT).until(() -> accepted().equals("{\"%s\": 2}".formatted(accepted.id)));
    assertThat(marks(accepted)).isEqualTo(2);
    Books.settle(estate);
    Books.balance(estate, "healed");
  }

  private static FindingSelector.Builder rule(String rule) {
    return FindingSelector.newBuilder().addRules("prowler:" + rule);
  }

  private void runOut(Acceptance accepted) {
    Estate.execute(
        "update selector_exception set expire_at = now() - interval '1 second' where id = '%s'"
            .formatted(accepted.id));
  }

  private <T> T inTenant(Function<SqlConnection, Uni<T>> work) {
    return tenants.in(estate.tenant, work).await().atMost(LIMIT);
  }

  private String accepted() {
    return text("select accepted::text from rollup where tenant = '%s' and concept = 'c1'");
  }

  private String newest() {
    return text(
        "select accepted::text from observed_revision where tenant = '%s' and concept = 'c1'"
            + " order by version desc limit 1");
  }

  private String text(String sql) {
    return (String) Estate.rows(sql.formatted(estate.tenant)).get(0).get(0);
  }

  private long marks(Acceptance accepted) {
    return estate.count(
        "select count(*) from finding_route where tenant = '%s' and exception = '"
            + accepted.id
            + "'");
  }

  private long revisions() {
    return estate.count("select count(*) from observed_revision where tenant = '%s'");
  }
}
