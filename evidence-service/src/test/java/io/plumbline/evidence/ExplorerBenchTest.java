package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.evidence.v1.FindingServiceGrpc;
import io.plumbline.proto.evidence.v1.GetFindingFacetsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsRequest;
import io.plumbline.proto.evidence.v1.ListFindingsResponse;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures lists and facets over many findings: {@code -Dplumbline.bench.explorer=1000000}, and
 * {@code -Dplumbline.bench.accounts=20} for how many accounts they lie in. Prints, asserts nothing
 * about time.
 */
@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
@EnabledIfSystemProperty(named = "plumbline.bench.explorer", matches = "\\d+")
class ExplorerBenchTest {

  private static final int ROUNDS = 200;

  /** 300 rules, 10 regions, six of seven pass; a tenth of the accounts is restricted. */
  private static final String ROWS =
      """
      create temporary table made as
      select '%1$s' as tenant, gen_random_uuid() as id, i,
        'prowler:rule_' || to_char(i %% 300, 'FM000') as rule,
        'a' || to_char((i / 300) %% %3$d, 'FM000') as account,
        (array['eu-west-1','eu-central-1','us-east-1','us-west-2','eu-north-1','ap-south-1',
          'sa-east-1','ca-central-1','eu-west-2','us-east-2'])[1 + (i / 7) %% 10] as region,
        (array['LOW','MEDIUM','HIGH','MEDIUM','LOW','CRITICAL'])[1 + (i %% 300) %% 6] as severity,
        case when i %% 7 = 0 then 'FAIL' when i %% 997 = 0 then 'WARN' else 'PASS' end
          as observation,
        case when i %% 50 = 0 then 'GONE' else 'OPEN' end as lifecycle,
        case when i %% 5003 = 0 then 'SUPPRESSED' else 'NONE' end as decision
      from generate_series(1, %2$d) i;
      alter table made add column workloads text[], add column bin uuid;
      update made set workloads = array['w' || substr(account, 2)];
      update made set bin = md5(row(rule, account, region, severity, observation, lifecycle,
        decision)::text)::uuid;
      insert into finding_bin select tenant, bin,
        (strpos('ORG', left(lifecycle, 1)) - 1)::text || strpos('FWUPN', left(observation, 1))
          || strpos('CHMLIU', left(severity, 1)) || rule || account || region,
        's', 'COMPLIANCE', rule, account, region, severity, observation, lifecycle, decision,
        workloads, count(*)
      from made group by tenant, bin, rule, account, region, severity, observation, lifecycle,
        decision, workloads;
      insert into finding (tenant, id, source, product, rule, account, region, resource,
        resource_type, resource_name, native_id, observation, status_word, lifecycle, decision,
        severity, title, detail, content, only_workload, scan, first_observed_at, observed_at,
        create_time, raw, bin)
      select tenant, id, 's', 'prowler', rule, account, region,
        'arn:aws:' || (array['s3','ec2','iam','rds'])[1 + i %% 4] || ':' || region || ':' || account
          || ':thing/' || i / 8, 'Thing', '', '', observation, observation, lifecycle, decision,
        severity, 'A title of ordinary length for ' || rule, repeat('why it is so ', 10), '\\x00',
        '', '%4$s', now(), now(), now(), convert_to(repeat('{"original":"of it"}', 40), 'UTF8'), bin
      from made;
      drop table made;
      insert into workload (tenant, id, version, accounts, regions, restricted, members)
      select '%1$s', 'w' || to_char(i, 'FM000'), 1, array['a' || to_char(i, 'FM000')], '{}',
        i %% 10 = 0, '{}' from generate_series(0, %3$d - 1) i;
      analyze finding; analyze finding_bin; analyze workload;
      """;

  private static final List<String> FILTERS =
      List.of(
          "",
          "observation = \"FAIL\"",
          "lifecycle = \"OPEN\" AND observation = \"FAIL\" AND severity = \"CRITICAL\"",
          "rule = \"prowler:rule_123\"",
          "account = \"a007\"",
          "region = \"sa-east-1\"",
          "decision = \"SUPPRESSED\"",
          "observation = \"WARN\" AND region = \"us-east-2\"",
          "workload = \"w003\" AND observation = \"FAIL\"",
          "rule = \"prowler:rule_299\" AND account = \"a011\" AND lifecycle = \"GONE\"",
          "mapped = \"false\" AND severity = \"LOW\"",
          "class = \"THREAT\"",
          "resource_prefix = \"arn:aws:s3\"",
          "resource_prefix = \"arn:aws:iam:eu-west-1:a00\" AND observation = \"FAIL\"",
          "resource_prefix = \"arn:aws:ec2:us-east-1:a001:thing/77\"",
          "resource_prefix = \"arn:aws:s3\" AND decision = \"SUPPRESSED\"");

  private final Estate estate = new Estate();

  @Test
  void shouldSayHowFastItIs() {
    int n = Integer.getInteger("plumbline.bench.explorer");
    int accounts = Integer.getInteger("plumbline.bench.accounts", 20);
    Estate.execute(ROWS.formatted(estate.tenant, n, accounts, new UUID(0, 1)));
    System.out.printf(
        "bench explorer n=%d bins=%d%n",
        n, estate.count("select count(*) from finding_bin where tenant = '%s'"));
    for (TestToken who :
        List.of(estate.person("audrey", "auditor"), estate.person("vic", "viewer"))) {
      var stub = TestCalls.as(who, FindingServiceGrpc::newBlockingStub);
      List<Long> all = new ArrayList<>();
      List<Long> seen = new ArrayList<>();
      for (String filter : FILTERS) {
        Pager pager = new Pager(stub, filter);
        long[] pages = measure(ROUNDS, pager);
        long[] facets = measure(20, () -> seen.add(facets(stub, filter)));
        Arrays.stream(pages).forEach(all::add);
        System.out.printf(
            "bench explorer page p50=%.1f p99=%.1f ms, facets p50=%.1f max=%.1f ms, %d rows: %s%n",
            pages[ROUNDS / 2] / 1e6,
            pages[ROUNDS * 99 / 100] / 1e6,
            facets[10] / 1e6,
            facets[19] / 1e6,
            pager.rows,
            filter);
      }
      all.sort(null);
      System.out.printf(
          "bench explorer p99 of all pages %.1f ms%n", all.get(all.size() * 99 / 100) / 1e6);
    }
    assertThat(estate.count("select sum(n) from finding_bin where tenant = '%s'")).isEqualTo(n);
  }

  private static long facets(FindingServiceGrpc.FindingServiceBlockingStub stub, String filter) {
    return stub.getFindingFacets(GetFindingFacetsRequest.newBuilder().setFilter(filter).build())
        .getTotalCount();
  }

  private static long[] measure(int rounds, Runnable call) {
    for (int i = 0; i < 10; i++) {
      call.run();
    }
    long[] nanos = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      call.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** Goes from page to page, and starts over at the end. */
  private static final class Pager implements Runnable {
    private final FindingServiceGrpc.FindingServiceBlockingStub stub;
    private final String filter;
    private String token = "";
    private long rows;

    Pager(FindingServiceGrpc.FindingServiceBlockingStub stub, String filter) {
      this.stub = stub;
      this.filter = filter;
    }

    @Override
    public void run() {
      ListFindingsResponse page =
          stub.listFindings(
              ListFindingsRequest.newBuilder()
                  .setFilter(filter)
                  .setPageSize(50)
                  .setPageToken(token)
                  .build());
      token = page.getNextPageToken();
      rows += page.getFindingsCount();
    }
  }
}
