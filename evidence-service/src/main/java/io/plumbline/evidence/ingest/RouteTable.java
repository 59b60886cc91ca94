package io.plumbline.evidence.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Routes a batch adds to and takes from the table {@code finding_route}. */
final class RouteTable {

  private static final String INSERT =
      "insert into finding_route (tenant, workload, rule, finding)"
          + " select $1, * from unnest($2::text[], $3::text[], $4::uuid[]) on conflict do nothing";

  private static final String DELETE =
      "delete from finding_route r"
          + " using unnest($2::text[], $3::text[], $4::uuid[]) as i(workload, rule, finding)"
          + " where r.tenant = $1 and r.workload = i.workload and r.rule = i.rule"
          + " and r.finding = i.finding";

  private final List<String> workloads = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();
  private final List<UUID> findings = new ArrayList<>();

  void add(List<String> to, String rule, UUID finding) {
    for (String workload : to) {
      workloads.add(workload);
      rules.add(rule);
      findings.add(finding);
    }
  }

  Uni<Void> insert(SqlConnection connection, String tenant) {
    return run(connection, tenant, INSERT);
  }

  Uni<Void> delete(SqlConnection connection, String tenant) {
    return run(connection, tenant, DELETE);
  }

  private Uni<Void> run(SqlConnection connection, String tenant, String sql) {
    if (workloads.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple =
        Tuple.of(tenant)
            .addArrayOfString(workloads.toArray(String[]::new))
            .addArrayOfString(rules.toArray(String[]::new))
            .addArrayOfUUID(findings.toArray(UUID[]::new));
    return connection.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
