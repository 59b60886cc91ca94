package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes in whatever order, the numbers kept are the numbers counted from the rows. A
 * failing seed is printed by its display name and runs again by itself.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RollupPropertyTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** An independent count: nothing of it is the product's SQL. */
  private static final String COUNTED =
      """
      select r.workload, m.concept,
        count(*) filter (where f.observation = 'PASS' and f.observed_at > now() - interval '30 days'),
        count(*) filter (where f.observation = 'FAIL' and f.observed_at > now() - interval '30 days'),
        count(*) filter (where f.observation = 'WARN' and f.observed_at > now() - interval '30 days'),
        count(*) filter (where f.observation = 'PASS' and f.observed_at <= now() - interval '30 days'),
        count(*) filter (where f.observation = 'FAIL' and f.observed_at <= now() - interval '30 days'),
        count(*) filter (where f.observation = 'WARN' and f.observed_at <= now() - interval '30 days'),
        max(f.observed_at)::text,
        (min(f.observed_at) filter (where f.observed_at > now() - interval '30 days')
          + interval '720 hours')::text
      from finding f
      join workload w on w.tenant = f.tenant and f.account = any(w.accounts)
        and (cardinality(w.regions) = 0 or f.region = any(w.regions))
      cross join lateral (select w.id as workload) r
      join mapping_applied a on a.tenant = f.tenant
      join mapped_rule m on m.tenant = a.owner and m.scanner = a.scanner
        and m.revision = a.revision and m.rule = f.rule
      where f.tenant = '%s' and f.lifecycle = 'OPEN' and f.observation in ('PASS', 'FAIL', 'WARN')
      group by 1, 2 order by 1, 2\
      """;

  private static final String KEPT =
      """
      select workload, concept, pass, fail, warn, stale_pass, stale_fail, stale_warn,
        newest::text, next_expiry::text from rollup
      where tenant = '%s' and pass + fail + warn + stale_pass + stale_fail + stale_warn > 0
      order by 1, 2\
      """;

  private final Estate estate = new Estate();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldKeepWhatACountFromTheRowsGives(long seed) {
    Random random = new Random(seed);
    estate.source("*");
    workload(random);
    mapping(random);
    for (int step = 0; step < 12; step++) {
      switch (random.nextInt(8)) {
        case 0 -> workload(random);
        case 1 -> mapping(random);
        default -> scan(random, step);
      }
      assertThat(Estate.rows(KEPT.formatted(estate.tenant)))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(Estate.rows(COUNTED.formatted(estate.tenant)));
    }
  }

  private void workload(Random random) {
    List<String> accounts = new ArrayList<>();
    for (int account = 1; account <= 3; account++) {
      if (random.nextBoolean()) {
        accounts.add(Integer.toString(account));
      }
    }
    estate.workload(
        random.nextBoolean() ? "shop" : "till",
        accounts,
        random.nextInt(3) == 0 ? List.of("eu-west-1") : List.of());
  }

  private void mapping(Random random) {
    Map<String, List<String>> rules = new HashMap<>();
    for (int rule = 0; rule < 4; rule++) {
      if (random.nextInt(4) > 0) {
        rules.put("r" + rule, random.nextBoolean() ? List.of("c1") : List.of("c1", "c" + rule));
      }
    }
    estate.mapping(rules).mapped();
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
    String json =
        random.nextInt(4) == 0
            ? scan.json().replace("\"status_id\":1", "\"status_id\":5")
            : scan.json();
    if (random.nextInt(3) == 0) {
      Upload.complete(estate.machine(), json);
    } else {
      Upload.of(estate.machine(), json);
    }
    if (random.nextInt(3) == 0) {
      Upload.of(estate.machine(), json);
    }
  }
}
