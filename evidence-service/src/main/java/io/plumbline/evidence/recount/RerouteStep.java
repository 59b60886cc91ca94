package io.plumbline.evidence.recount;

import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.bin.Rebinning;
import io.plumbline.evidence.rollup.Counting;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Plans;
import io.plumbline.evidence.routing.Router;
import io.plumbline.evidence.routing.Routes;
import io.plumbline.evidence.routing.Scope;
import io.plumbline.evidence.routing.Workloads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Holds the next few thousand stored findings against the scope of a workload, or those routed to
 * it against its exceptions. The caller has the tenant's lock alone, so no finding is written
 * meanwhile; ingest goes on between the steps.
 */
@ApplicationScoped
class RerouteStep {

  static final int FINDINGS = 2000;

  /** A finding {@code f} with the routes and marks that rows give it. */
  private static final String FINDING =
      """
      f.id, f.rule, f.account, f.region, f.resource, f.tags, f.only_workload, f.lifecycle,
        f.observation, f.observed_at, f.source, f.severity, %s as routes, %s as marks\
      """
          .formatted(
              Routes.OF_FINDING.formatted("$3"), Acceptances.OF_FINDING.formatted("$4::boolean"));

  private static final String NEXT =
      "select f.rule as at_rule, f.id as at_finding, %s from finding f where f.tenant = $1"
              .formatted(FINDING)
          + " and f.id > $2 order by f.id limit "
          + FINDINGS;

  /**
   * Where the routes stay as they are: the next routes of the workload $5, with the finding where
   * an exception may cover it, or does. So a step looks at as many rows however few of them matter.
   */
  private static final String NEXT_ROUTES =
      """
      select c.rule as at_rule, c.finding as at_finding, f.*
      from (
        select rule, finding, exception from finding_route
        where tenant = $1 and workload = $5 and (rule, finding) > ($6, $2)
        order by rule, finding limit %d) c
      left join lateral (
        select %s from finding f where f.tenant = $1 and f.id = c.finding
          and (c.exception is not null or f.observation in ('FAIL', 'WARN')) offset 0) f on true
      order by c.rule, c.finding\
      """
          .formatted(FINDINGS, FINDING);

  private static final String ROUTED =
      "update workload set routed_version = scope_version where tenant = $1 and id = $2";

  private final RollupService rollups;
  private final Clock clock;

  @Inject
  RerouteStep(RollupService rollups, Clock clock) {
    this.rollups = rollups;
    this.clock = clock;
  }

  /** Does one step; true when there is more to do. */
  Uni<Boolean> run(SqlConnection connection, String tenant, Recount recount) {
    return Plans.byAverage(connection)
        .chain(() -> Workloads.scope(connection, tenant, recount.workload()))
        .map(known -> known.orElseThrow().scope())
        .chain(
            scope ->
                Workloads.router(connection, tenant)
                    .chain(router -> next(connection, tenant, recount, scope, router)));
  }

  private Uni<Boolean> next(
      SqlConnection connection, String tenant, Recount recount, Scope scope, Router router) {
    return Acceptances.of(connection, tenant)
        .chain(
            acceptances ->
                Counting.of(connection, tenant)
                    .map(counting -> new Rerouting(router, scope, counting, acceptances))
                    .chain(
                        rerouting ->
                            findings(connection, tenant, recount, router, acceptances)
                                .chain(
                                    rows -> move(connection, tenant, recount, rerouting, rows))));
  }

  /** All findings when the scope has changed; else routes stay, and those of the workload do. */
  private static Uni<RowSet<Row>> findings(
      SqlConnection connection,
      String tenant,
      Recount recount,
      Router router,
      Acceptances acceptances) {
    String workload = recount.workload();
    boolean rerouted = List.of(router.pending()).contains(workload);
    Tuple from =
        Tuple.of(tenant, recount.position())
            .addArrayOfString(rerouted ? router.pending() : with(router.pending(), workload))
            .addBoolean(acceptances.any());
    return rerouted
        ? connection.preparedQuery(NEXT).execute(from)
        : connection
            .preparedQuery(NEXT_ROUTES)
            .execute(from.addString(workload).addString(recount.rule()));
  }

  private static String[] with(String[] pending, String workload) {
    return Stream.concat(Stream.of(pending), Stream.of(workload)).toArray(String[]::new);
  }

  private Uni<Boolean> move(
      SqlConnection connection,
      String tenant,
      Recount recount,
      Rerouting rerouting,
      RowSet<Row> rows) {
    String rule = recount.rule();
    UUID last = recount.position();
    for (Row row : rows) {
      if (row.getUUID("id") != null) {
        rerouting.of(row);
      }
      rule = row.getString("at_rule");
      last = row.getUUID("at_finding");
    }
    Recounts.Progress progress =
        new Recounts.Progress(
            rule, last, 0, rows.size(), rerouting.joined.size(), rerouting.left.size());
    boolean more = rows.size() == FINDINGS;
    return rerouting
        .left
        .delete(connection, tenant)
        .chain(() -> rerouting.joined.insert(connection, tenant))
        .chain(() -> rerouting.marked.mark(connection, tenant))
        .chain(() -> rerouting.tally.add(connection, tenant))
        .chain(() -> Rebinning.of(connection, tenant, rerouting.moved(), rerouting::bin))
        .chain(() -> rollups.apply(connection, tenant, rerouting.changes))
        .chain(() -> Recounts.advance(connection, tenant, recount.id(), progress, clock.instant()))
        .chain(() -> more ? Uni.createFrom().voidItem() : end(connection, tenant, recount))
        .replaceWith(more);
  }

  private Uni<Void> end(SqlConnection connection, String tenant, Recount recount) {
    List<String> workload = List.of(recount.workload());
    return connection
        .preparedQuery(ROUTED)
        .execute(Tuple.of(tenant, recount.workload()))
        .chain(() -> rollups.refresh(connection, tenant, workload))
        .chain(
            () -> Recounts.finish(connection, tenant, recount.id(), "SUCCEEDED", clock.instant()));
  }
}
