package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.GetRecountRequest;
import io.plumbline.proto.evidence.v1.ListRecountsRequest;
import io.plumbline.proto.evidence.v1.Recount;
import io.plumbline.proto.evidence.v1.RecountServiceGrpc;
import io.plumbline.proto.evidence.v1.WatchRecountRequest;
import io.plumbline.proto.type.v1.ScopeRule;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More findings than one step takes: what is in between the steps must be true as well. */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RerouteTest {

  private static final Instant NOW = Instant.now().minusSeconds(3600);
  private static final int STORED = 5000;

  private final Estate estate = new Estate();

  /** With statistics that know tenants before this one, as any tenant finds them that comes. */
  @BeforeEach
  void store() {
    Estate.execute("analyze");
    estate
        .source("*")
        .workload("till", List.of("2"))
        .mapping(Map.of("r1", List.of("c1"), "r2", List.of("c1", "c2")))
        .mapped();
    Upload.of(estate.machine(), many(NOW, STORED));
  }

  @Test
  void shouldRouteInStepsBetweenWhichEverythingIsTrue() {
    try (HeldRecounts held = HeldRecounts.of(estate)) {
      // When the scope changes, one step is taken and no other
      estate.ruled("shop", ScopeRule.newBuilder().addArnPatterns("x?*").build());
      Recount begun = recount("shop");

      // Then
      assertThat(begun.getState()).isEqualTo(Recount.State.STATE_RUNNING);
      assertThat(begun.getProgressPercent()).isBetween(35, 45);
      assertThat(begun.getJoinedCount()).isBetween(1900L, 2000L);
      Books.balance(estate, "after one step");

      // And new findings are routed by the new scope, stored ones with them as they come again
      Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "x-new").json());
      assertThat(route("x-new")).containsExactly("shop");
      Upload.of(estate.machine(), many(NOW.plusSeconds(60), STORED / 2));
      Books.balance(estate, "after half of them came again");
      Upload.complete(estate.machine(), many(NOW.plusSeconds(120), 20));
      Books.balance(estate, "after most of them were gone");
    }
    estate.routed();
    Books.settle(estate);

    // And in the end
    Recount ended = recount("shop");
    assertThat(ended.getState()).isEqualTo(Recount.State.STATE_SUCCEEDED);
    assertThat(ended.getProgressPercent()).isEqualTo(100);
    assertThat(
            estate.count(
                "select count(*) from finding_route where tenant = '%s' and workload = 'shop'"))
        .isEqualTo(
            estate.count(
                "select count(*) from finding where tenant = '%s' and length(resource) > 1"));
    Books.balance(estate, "in the end");
  }

  @Test
  void shouldKeepEveryCommitTrueWhileEvidenceComesIn() {
    // Given
    List<List<Object>> differences = new ArrayList<>();
    CompletableFuture<Void> ingest =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= 4; i++) {
                Upload.of(estate.machine(), many(NOW.plusSeconds(i * 60L), STORED));
              }
            });

    // When
    CompletableFuture<Void> scopes =
        CompletableFuture.runAsync(
            () -> {
              estate.workload("shop", List.of("1"));
              estate.ruled("shop", ScopeRule.newBuilder().addArnPatterns("x1*").build());
              estate.workload("till", List.of("1"), List.of("us-east-1"));
            });
    while (!ingest.isDone() || !scopes.isDone()) {
      differences.addAll(Books.differences(estate));
    }
    ingest.join();
    scopes.join();
    estate.routed();
    Books.settle(estate);

    // Then
    assertThat(differences).isEmpty();
    Books.balance(estate, "in the end");
    assertThat(route("x1")).containsExactly("shop");
    assertThat(route("x2")).isEmpty();
  }

  @Test
  void shouldGiveWayToANewerScope() {
    try (HeldRecounts held = HeldRecounts.of(estate)) {
      estate.workload("shop", List.of("1"));
      Recount first = recount("shop");

      // When
      estate.workload("shop", List.of("3"));

      // Then
      assertThat(get(estate.person("adam", "admin"), first.getName()).getState())
          .isEqualTo(Recount.State.STATE_SUPERSEDED);
      Books.balance(estate, "half way back");
    }
    estate.routed();
    assertThat(estate.count("select count(*) from finding_route where tenant = '%s'")).isZero();
    Books.balance(estate, "in the end");
  }

  @Test
  void shouldStreamProgressToWhoMaySeeTheWorkload() {
    // Given
    TestToken insider = estate.person("ina", "viewer").groups("payments");
    TestToken outsider = estate.person("otto", "viewer");
    estate.workload("shop", List.of("1"), "payments");
    Recount recount = recount("shop");

    // When
    List<Recount> states = new ArrayList<>();
    TestCalls.as(insider, RecountServiceGrpc::newBlockingStub)
        .watchRecount(WatchRecountRequest.newBuilder().setName(recount.getName()).build())
        .forEachRemaining(states::add);

    // Then
    assertThat(states).isNotEmpty();
    assertThat(states.get(states.size() - 1).getState()).isEqualTo(Recount.State.STATE_SUCCEEDED);
    assertThat(states).extracting(Recount::getProgressPercent).isSorted();
    assertThat(
            catchThrowableOfType(
                    StatusRuntimeException.class, () -> get(outsider, recount.getName()))
                .getStatus()
                .getCode())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(names(outsider)).doesNotContain(recount.getName()).isNotEmpty();
    assertThat(names(insider)).contains(recount.getName());
  }

  @Test
  void shouldCountANewMappingConceptByConcept() {
    // Given
    estate.workload("till", List.of("1")).routed();
    try (HeldRecounts held = HeldRecounts.of(estate)) {
      // When
      estate.mapping(Map.of("r1", List.of("c3"), "r2", List.of("c1", "c2")));
      Upload.of(estate.machine(), Scan.at(NOW).fail("r1", "1", "x-new").json());

      // Then the old one counts on
      assertThat(estate.numbers("till", "c1").get(1)).isGreaterThan(1);
      assertThat(estate.numbers("till", "c3")).containsOnly(0L);
      Books.balance(estate, "before a step");
    }
    estate.mapped();

    // And in the end the new one, for what it touches
    Recount recount = list(estate.person("adam", "admin"), "kind = \"MAPPING\"").get(0);
    assertThat(recount.getConceptCount()).isEqualTo(2);
    assertThat(recount.getCountedConceptCount()).isEqualTo(2);
    assertThat(recount.getState()).isEqualTo(Recount.State.STATE_SUCCEEDED);
    assertThat(estate.numbers("till", "c3").get(1)).isGreaterThan(1);
    Books.balance(estate, "in the end");
  }

  @Test
  void shouldTakeOverWhatAVersionWithoutRecountsStored() {
    // Given
    estate.workload("shop", List.of("1")).routed();
    Books.settle(estate);
    Estate.execute(
        """
        delete from mapping_in_force where tenant = '%1$s';
        delete from rule_tally where tenant = '%1$s';
        update workload set scope = null, scope_version = 0, routed_version = 0
          where tenant = '%1$s';
        delete from counting where tenant = '%1$s'\
        """
            .formatted(estate.tenant));

    // When
    Upload.of(estate.machine(), Scan.at(NOW.plusSeconds(60)).fail("r1", "1", "x-new").json());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> estate.count("select count(*) from counting where tenant = '%s'") > 0);
    Books.settle(estate);

    // Then
    assertThat(route("x-new")).containsExactly("shop");
    assertThat(estate.numbers("shop", "c1").get(0)).isPositive();
    Books.balance(estate, "after the upgrade");
  }

  @Test
  void shouldCountByKeysWhatStatisticsDoNotKnow() {
    // Given
    estate.workload("shop", List.of("1")).routed();
    Books.settle(estate);
    List<Long> fresh = estate.numbers("shop", "c1");

    // When all of it goes stale, and is counted anew
    estate.later(Duration.ofDays(31));

    // Then
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> estate.numbers("shop", "c1").subList(3, 6).equals(fresh.subList(0, 3)));
  }

  private static String many(Instant at, int n) {
    Scan scan = Scan.at(at);
    for (int i = 0; i < n; i++) {
      scan.record(
          i % 2 == 0 ? "r1" : "r2",
          i % 3 == 0 ? "FAIL" : "PASS",
          "1",
          "eu-west-1",
          i % 50 == 0 ? Character.toString('a' + i / 50 % 20) : "x" + i);
    }
    return scan.json();
  }

  private List<String> route(String resource) {
    String sql =
        """
        select distinct r.workload from finding_route r
        join finding f on f.tenant = r.tenant and f.id = r.finding
        where f.tenant = '%s' and f.resource = '%s' order by 1\
        """;
    return Estate.rows(sql.formatted(estate.tenant, resource)).stream()
        .map(row -> (String) row.get(0))
        .toList();
  }

  private Recount recount(String workload) {
    return list(estate.person("adam", "admin"), "workload = \"workloads/" + workload + "\"").get(0);
  }

  private static Recount get(TestToken token, String name) {
    return TestCalls.as(token, RecountServiceGrpc::newBlockingStub)
        .getRecount(GetRecountRequest.newBuilder().setName(name).build());
  }

  private static List<Recount> list(TestToken token, String filter) {
    return TestCalls.as(token, RecountServiceGrpc::newBlockingStub)
        .listRecounts(ListRecountsRequest.newBuilder().setFilter(filter).build())
        .getRecountsList();
  }

  private static List<String> names(TestToken token) {
    return list(token, "").stream().map(Recount::getName).toList();
  }
}
