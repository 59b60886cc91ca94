package io.plumbline.evidence.routing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Routes to add to the table {@code finding_route} or to take from it. */
public final class Routes {

  /**
   * The workloads of the array {@code %s} to which rows route the finding {@code f}; tenant is
   * {@code $1}. Most of the time the array is empty, and nothing is looked up.
   */
  public static final String OF_FINDING =
      "case when cardinality(%1$s::text[]) = 0 then '{}' else"
          + " array(select r.workload from unnest(%1$s::text[]) as p(workload) join finding_route r"
          + " on r.tenant = $1 and r.workload = p.workload and r.rule = f.rule"
          + " and r.finding = f.id) end";

  private static final String INSERT =
      "insert into finding_route (tenant, workload, rule, finding, exception)"
          + " select $1, * from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[])"
          + " on conflict do nothing";

  /**
   * Each row is found by its key: left to choose, the planner reads all routes of the tenant where
   * its statistics are older than they are.
   */
  private static final String DELETE =
      """
      delete from finding_route where ctid = any(array(
        select r.ctid from unnest($2::text[], $3::text[], $4::uuid[]) as i(workload, rule, finding)
        cross join lateral (
          select ctid from finding_route where tenant = $1 and workload = i.workload
            and rule = i.rule and finding = i.finding offset 0) r))\
      """;

  /** Each row is found by its key, for the same reason. */
  private static final String MARK =
      """
      update finding_route r set exception = k.exception
      from (
        select i.exception, t.ctid as at
        from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[])
          as i(workload, rule, finding, exception)
        cross join lateral (
          select ctid from finding_route where tenant = $1 and workload = i.workload
            and rule = i.rule and finding = i.finding offset 0) t) k
      where r.ctid = k.at\
      """;

  private final List<String> workloads = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();
  private final List<UUID> findings = new ArrayList<>();
  private final List<@Nullable UUID> exceptions = new ArrayList<>();

  /**
   * Adds the routes of a finding.
   *
   * @param marks by workload the exception that covers the finding there
   */
  public void add(Collection<String> to, String rule, UUID finding, Map<String, UUID> marks) {
    for (String workload : to) {
      workloads.add(workload);
      rules.add(rule);
      findings.add(finding);
      exceptions.add(marks.get(workload));
    }
  }

  public int size() {
    return findings.size();
  }

  public Uni<Void> insert(SqlConnection connection, String tenant) {
    return run(connection, tenant, INSERT, true);
  }

  /** Gives routes that are there the marks that were added with them. */
  public Uni<Void> mark(SqlConnection connection, String tenant) {
    return run(connection, tenant, MARK, true);
  }

  public Uni<Void> delete(SqlConnection connection, String tenant) {
    return run(connection, tenant, DELETE, false);
  }

  private Uni<Void> run(SqlConnection connection, String tenant, String sql, boolean marks) {
    if (workloads.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple =
        Tuple.of(tenant)
            .addArrayOfString(workloads.toArray(String[]::new))
            .addArrayOfString(rules.toArray(String[]::new))
            .addArrayOfUUID(findings.toArray(UUID[]::new));
    if (marks) {
      tuple.addArrayOfUUID(exceptions.toArray(UUID[]::new));
    }
    return connection.preparedQuery(sql).execute(tuple).replaceWithVoid();
  }
}
