package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.evidence.v1.FreshnessPolicy;
import io.plumbline.proto.evidence.v1.FreshnessPolicy.ConceptTtl;
import io.plumbline.proto.evidence.v1.FreshnessServiceGrpc;
import io.plumbline.proto.evidence.v1.MaintenanceServiceGrpc;
import io.plumbline.proto.evidence.v1.RecountRollupsRequest;
import io.plumbline.proto.evidence.v1.UpdateFreshnessPolicyRequest;
import io.plumbline.proto.type.v1.FindingSelector;
import io.plumbline.proto.type.v1.ScopeRule;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes in whatever order, the numbers kept are the numbers counted from the findings, by
 * what the test itself knows of scopes, mapping and times to live. A failing seed is printed by its
 * display name and runs again by itself.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RollupPropertyTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** Items are 20 or 40 days old, or whole weeks older: never at the end of one of these. */
  private static final List<Integer> TTLS = List.of(10, 30, 50);

  /**
   * An independent count: nothing of it is the product's SQL, and no table but that of findings.
   */
  private static final String COUNTED =
      """
      select workload, concept,
        count(*) filter (where observation = 'PASS' and expiry > now()),
        count(*) filter (where observation = 'FAIL' and expiry > now()),
        count(*) filter (where observation = 'WARN' and expiry > now()),
        count(*) filter (where observation = 'PASS' and expiry <= now()),
        count(*) filter (where observation = 'FAIL' and expiry <= now()),
        count(*) filter (where observation = 'WARN' and expiry <= now()),
        max(observed_at)::text,
        extract(epoch from min(expiry) filter (where expiry > now()))::bigint
      from (
        select w.id as workload, m.concept, f.observation, f.observed_at,
          f.observed_at + make_interval(secs => 86400 * t.days) as expiry
        from finding f
        join (values %s) as w(id, accounts, region, resource) on
          f.account = any(string_to_array(w.accounts, ',')) and w.region in ('', f.region)
          or w.resource <> '' and f.resource like w.resource
        join (values %s) as m(rule, concept) on f.rule = 'prowler:' || m.rule
        join (values %s) as t(concept, days) on t.concept = m.concept
        where f.tenant = '%s' and f.lifecycle = 'OPEN'
          and f.observation in ('PASS', 'FAIL', 'WARN')) i
      group by 1, 2 order by 1, 2\
      """;

  private static final String KEPT =
      """
      select workload, concept, pass, fail, warn, stale_pass, stale_fail, stale_warn,
        newest::text, extract(epoch from next_expiry)::bigint from rollup
      where tenant = '%s' and pass + fail + warn + stale_pass + stale_fail + stale_warn > 0
      order by 1, 2\
      """;

  /** What the bins would hold, counted from findings and routes. */
  private static final String BINS_COUNTED =
      """
      select source, class, rule, account, region, severity, observation, lifecycle, decision,
        workloads::text, accepted::text, count(*) from (
          select f.*, array(select r.workload from finding_route r where r.tenant = f.tenant
            and r.finding = f.id order by r.workload collate "C") as workloads,
            array(select r.workload from finding_route r where r.tenant = f.tenant
            and r.finding = f.id and r.exception is not null
            order by r.workload collate "C") as accepted
          from finding f where f.tenant = '%s') f
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\
      """;

  private static final String BINS_KEPT =
      """
      select source, class, rule, account, region, severity, observation, lifecycle, decision,
        workloads::text, accepted::text, n from finding_bin where tenant = '%s'
      order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11\
      """;

  /** Routes that bear another mark than the exceptions say, or none, or one too many. */
  private static final String WRONG_MARKS =
      """
      select count(*) from finding_route r join finding f on f.tenant = r.tenant and f.id = r.finding
      left join lateral (
        select e.id::uuid as id from (values %s) as e(workload, id, rule, account, resource, days)
        where e.workload = r.workload and e.rule in ('', f.rule) and e.account in ('', f.account)
          and f.resource like e.resource and f.observation in ('FAIL', 'WARN')
        order by e.days desc limit 1) e on true
      where r.tenant = '%s' and r.exception is distinct from e.id\
      """;

  private static final String STRAYS =
      "select count(*) from finding f where f.tenant = '%s' and not exists (select 1 from"
          + " finding_bin b where b.tenant = f.tenant and b.id = f.bin and b.rule = f.rule"
          + " and b.lifecycle = f.lifecycle and b.observation = f.observation)";

  private final Estate estate = new Estate();
  private final Map<String, String> workloads = new TreeMap<>();
  private final Map<String, List<String>> rules = new TreeMap<>();
  private final Map<String, Integer> ttls = new TreeMap<>();
  private final Map<Acceptance, String> exceptions = new LinkedHashMap<>();
  private int usualTtl = 30;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldKeepWhatACountFromTheRowsGives(long seed) {
    Random random = new Random(seed);
    estate.source("*");
    workload(random);
    mapping(random);
    for (int step = 0; step < 16; step++) {
      String what = step(random, step);
      Books.settle(estate);
      checkNumbers("seed %d, step %d: %s".formatted(seed, step, what));
      Books.balance(estate, "seed %d, step %d: %s".formatted(seed, step, what));
      assertThat(Estate.rows(BINS_KEPT.formatted(estate.tenant)))
          .as("bins, seed %d, step %d", seed, step)
          .isEqualTo(Estate.rows(BINS_COUNTED.formatted(estate.tenant)));
      assertThat(estate.count(STRAYS)).isZero();
      assertThat(Estate.rows(WRONG_MARKS.formatted(inForce(), estate.tenant)))
          .as("marks, seed %d, step %d: %s", seed, step, what)
          .containsExactly(List.of(0L));
    }
    assertThat(recountFindsNoDifference()).as("seed %d", seed).isTrue();
  }

  /** All columns are equal, but the last may come too early: nothing expires before it. */
  private void checkNumbers(String when) {
    List<List<Object>> kept = Estate.rows(KEPT.formatted(estate.tenant));
    List<List<Object>> counted = Estate.rows(counted());
    int last = 9;
    assertThat(kept.stream().map(row -> row.subList(0, last)))
        .as(when)
        .containsExactlyElementsOf(counted.stream().map(row -> row.subList(0, last)).toList());
    for (int i = 0; i < kept.size(); i++) {
      Long bound = (Long) kept.get(i).get(last);
      Long first = (Long) counted.get(i).get(last);
      assertThat(bound == null || first == null ? Objects.equals(bound, first) : bound <= first)
          .as("%s: %s is a bound of %s", when, kept.get(i), first)
          .isTrue();
    }
  }

  private String step(Random random, int step) {
    switch (random.nextInt(13)) {
      case 0 -> {
        workload(random);
        return "re-route";
      }
      case 1 -> {
        mapping(random);
        return "mapping";
      }
      case 2 -> {
        freshness(random);
        return "times to live";
      }
      case 4, 5, 6 -> {
        exception(random, step);
        return "exception";
      }
      case 3 -> {
        estate.later(Duration.ofDays(7));
        return "a week later";
      }
      default -> {
        scan(random, step);
        return "scan";
      }
    }
  }

  /** One comes, or the oldest ends; each has another end. */
  private void exception(Random random, int step) {
    if (!exceptions.isEmpty() && random.nextInt(3) == 0) {
      Acceptance oldest = exceptions.keySet().iterator().next();
      exceptions.remove(oldest);
      oldest.expired();
      return;
    }
    String workload = random.nextBoolean() ? "shop" : "till";
    String rule = random.nextBoolean() ? "prowler:r" + random.nextInt(4) : "";
    String account = random.nextInt(3) == 0 ? Integer.toString(1 + random.nextInt(3)) : "";
    int days = 40 + (random.nextBoolean() ? step : -step);
    FindingSelector.Builder selector = FindingSelector.newBuilder().addArnPatterns("x1*");
    if (!rule.isEmpty()) {
      selector.addRules(rule).clearArnPatterns();
    }
    if (!account.isEmpty()) {
      selector.addAccounts(account);
    }
    Acceptance accepted = new Acceptance(estate, workload, selector);
    exceptions.put(
        accepted,
        "('%s', '%s', '%s', '%s', '%s', %d)"
            .formatted(workload, accepted.id, rule, account, rule.isEmpty() ? "x1%" : "%", days));
    accepted.approved(Instant.now().plus(Duration.ofDays(days)));
  }

  private String inForce() {
    return exceptions.isEmpty()
        ? "('', '00000000-0000-0000-0000-000000000000', '', '', '', 0)"
        : String.join(", ", exceptions.values());
  }

  private String counted() {
    return COUNTED.formatted(
        String.join(", ", workloads.values()),
        rules.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(c -> "('" + e.getKey() + "', '" + c + "')"))
            .collect(Collectors.collectingAndThen(Collectors.joining(", "), this::some)),
        List.of("c0", "c1", "c2", "c3").stream()
            .map(c -> "('" + c + "', " + ttls.getOrDefault(c, usualTtl) + ")")
            .collect(Collectors.joining(", ")),
        estate.tenant);
  }

  private String some(String values) {
    return values.isEmpty() ? "('', '')" : values;
  }

  private void workload(Random random) {
    List<String> accounts = new ArrayList<>();
    for (int account = 1; account <= 3; account++) {
      if (random.nextBoolean()) {
        accounts.add(Integer.toString(account));
      }
    }
    String id = random.nextBoolean() ? "shop" : "till";
    boolean limited = random.nextInt(3) == 0;
    boolean byResource = random.nextInt(3) == 0;
    ScopeRule plain =
        ScopeRule.newBuilder()
            .addAllAccounts(accounts)
            .addAllRegions(limited ? List.of("eu-west-1") : List.of())
            .build();
    List<ScopeRule> scope = new ArrayList<>();
    if (!accounts.isEmpty()) {
      scope.add(plain);
    }
    if (byResource) {
      scope.add(ScopeRule.newBuilder().addArnPatterns("x1*").build());
    }
    estate.ruled(id, scope.toArray(ScopeRule[]::new)).routed();
    workloads.put(
        id,
        "('%s', '%s', '%s', '%s')"
            .formatted(
                id,
                String.join(",", accounts),
                limited ? "eu-west-1" : "",
                byResource ? "x1%" : ""));
  }

  private void mapping(Random random) {
    Map<String, List<String>> published = new HashMap<>();
    for (int rule = 0; rule < 4; rule++) {
      if (random.nextInt(4) > 0) {
        String own = "c" + rule;
        boolean one = own.equals("c1") || random.nextBoolean();
        published.put("r" + rule, one ? List.of("c1") : List.of("c1", own));
      }
    }
    estate.mapping(published).mapped();
    rules.clear();
    rules.putAll(published);
  }

  private void freshness(Random random) {
    List<String> concepts = rules.values().stream().flatMap(List::stream).distinct().toList();
    usualTtl = TTLS.get(random.nextInt(TTLS.size()));
    ttls.clear();
    for (String concept : concepts) {
      if (random.nextInt(3) == 0) {
        ttls.put(concept, TTLS.get(random.nextInt(TTLS.size())));
      }
    }
    FreshnessPolicy.Builder policy =
        FreshnessPolicy.newBuilder().setName("freshnessPolicy").setScannerTtl(days(usualTtl));
    ttls.forEach(
        (concept, days) ->
            policy.addConcepts(
                ConceptTtl.newBuilder().setConcept(concept).setScannerTtl(days(days))));
    TestCalls.as(estate.person("adam", "admin"), FreshnessServiceGrpc::newBlockingStub)
        .updateFreshnessPolicy(
            UpdateFreshnessPolicyRequest.newBuilder()
                .setPolicy(policy)
                .setUpdateMask(
                    com.google.protobuf.FieldMask.newBuilder()
                        .addPaths("scanner_ttl")
                        .addPaths("concepts"))
                .build());
  }

  private static com.google.protobuf.Duration days(int days) {
    return com.google.protobuf.Duration.newBuilder().setSeconds(days * 86_400L).build();
  }

  private void scan(Random random, int step) {
    Instant at =
        NOW.minus(Duration.ofDays(random.nextInt(3) == 0 ? 40 : 20)).plusSeconds(step * 60L);
    Scan scan = Scan.at(at);
    int records = 1 + random.nextInt(60);
    for (int i = 0; i < records; i++) {
      scan.record(
          "r" + random.nextInt(4),
          List.of("PASS", "FAIL", "MANUAL").get(random.nextInt(3)),
          Integer.toString(1 + random.nextInt(3)),
          random.nextBoolean() ? "eu-west-1" : "us-east-1",
          "x" + random.nextInt(20));
    }
    String json = scan.json();
    switch (random.nextInt(4)) {
      case 0 -> json = json.replace("\"status_id\":1", "\"status_id\":5");
      case 1 -> json = json.replace("\"status\":\"New\"", "\"status\":\"Suppressed\"");
      default -> assertThat(json).isNotEmpty();
    }
    if (random.nextInt(3) == 0) {
      Upload.complete(estate.machine(), json);
    } else {
      Upload.of(estate.machine(), json);
    }
    if (random.nextInt(3) == 0) {
      Upload.of(estate.machine(), json);
    }
  }

  private boolean recountFindsNoDifference() {
    List<Boolean> equal = new ArrayList<>();
    TestCalls.as(estate.person("adam", "admin"), MaintenanceServiceGrpc::newBlockingStub)
        .recountRollups(
            RecountRollupsRequest.newBuilder().setParent("workloads/-").setCheckOnly(true).build())
        .forEachRemaining(answer -> equal.add(answer.getDifferencesCount() == 0));
    return !equal.isEmpty() && !equal.contains(false);
  }
}
