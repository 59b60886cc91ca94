package io.plumbline.evidence.recount;

import io.plumbline.evidence.rollup.Kind;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Plans;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.persistence.Uuid7;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Brings exceptions by selector that came, changed or ended to what is stored. Callers have the
 * tenant's lock alone.
 */
@ApplicationScoped
class Marking {

  private static final String END =
      """
      update selector_exception set in_force = false
      where tenant = $1 and workload = $2 and in_force and expire_at <= $3 returning id\
      """;

  /** What the marks that are left of an exception that had ended speak to. */
  private static final String LEFT =
      """
      select distinct m.concept from finding_route r
      join mapping_in_force m on m.tenant = $1 and m.rule = r.rule
      where r.tenant = $1 and r.workload = $2 and r.exception = $3\
      """;

  /** How many routes there are to look at; 0 when all findings are, because the scope changed. */
  private static final String TOTAL =
      """
      select case when routed_version < scope_version then 0 else
        (select coalesce(sum(n), 0) from finding_bin where tenant = $1 and $2 = any(workloads))
        end::bigint from workload where tenant = $1 and id = $2\
      """;

  private final RollupService rollups;
  private final RerouteStep reroute;
  private final Clock clock;

  @Inject
  Marking(RollupService rollups, RerouteStep reroute, Clock clock) {
    this.rollups = rollups;
    this.reroute = reroute;
    this.clock = clock;
  }

  /** Ends the exceptions of a workload whose time is over; none of them twice. */
  Uni<Void> end(SqlConnection connection, String tenant, String workload) {
    return connection
        .preparedQuery(END)
        .execute(Tuple.of(tenant, workload, clock.instant().atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              List<UUID> ended = new ArrayList<>();
              rows.forEach(row -> ended.add(row.getUUID(0)));
              return ended;
            })
        .chain(
            ended ->
                ended.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : rollups
                        .withdraw(connection, tenant, workload, ended)
                        .chain(() -> mark(connection, tenant, workload)));
  }

  /**
   * Brings exceptions to what the first release wrote in a workload meanwhile: numbers that say
   * nothing of them, and routes without marks.
   */
  Uni<Void> heal(SqlConnection connection, String tenant, String workload) {
    return rollups
        .countUnknown(connection, tenant, workload)
        .chain(() -> mark(connection, tenant, workload));
  }

  /** Lets an exception that is in force no longer cover nothing, at once. */
  Uni<Void> withdraw(SqlConnection connection, String tenant, String workload, UUID exception) {
    return rollups.withdraw(connection, tenant, workload, List.of(exception));
  }

  /** Counts what marks of an exception that comes back after its end are left on. */
  Uni<Void> countLeft(SqlConnection connection, String tenant, String workload, UUID exception) {
    return Plans.byAverage(connection)
        .chain(() -> connection.preparedQuery(LEFT).execute(Tuple.of(tenant, workload, exception)))
        .chain(
            rows -> {
              List<RollupKey> keys = new ArrayList<>();
              rows.forEach(row -> keys.add(new RollupKey(workload, row.getString(0))));
              return rollups.recount(connection, tenant, Kind.SCANNER, keys);
            })
        .replaceWithVoid();
  }

  /**
   * Marks the findings of a workload by the exceptions that are in force now: a recount, whose
   * first step is taken here. A workload that is not known yet is marked when it comes.
   */
  Uni<Void> mark(SqlConnection connection, String tenant, String workload) {
    return InForce.raise(connection, tenant)
        .chain(() -> Workloads.scope(connection, tenant, workload))
        .chain(
            known ->
                known
                    .map(scoped -> mark(connection, tenant, workload, scoped.version()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> mark(SqlConnection connection, String tenant, String workload, long version) {
    Instant now = clock.instant();
    return connection
        .preparedQuery(TOTAL)
        .execute(Tuple.of(tenant, workload))
        .map(rows -> rows.iterator().next().getLong(0))
        .map(total -> Recount.marking(Uuid7.at(now), workload, version, total))
        .call(recount -> Recounts.open(connection, tenant, recount, now))
        .chain(recount -> reroute.run(connection, tenant, recount))
        .replaceWithVoid();
  }
}
