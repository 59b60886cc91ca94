package io.plumbline.evidence.recount;

import io.plumbline.evidence.rollup.Kind;
import io.plumbline.evidence.rollup.RollupKey;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Plans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes over mapping and times to live for the next concept, and counts its numbers by them. The
 * caller has the tenant's lock alone.
 */
@ApplicationScoped
class ConceptStep {

  /** Workloads with a number of the concept $2, or with a finding that now counts for it. */
  private static final String TOUCHED =
      """
      select kind, workload from rollup where tenant = $1 and concept = $2
      union
      select 'SCANNER', w.id from workload w
      where w.tenant = $1 and exists (
        select 1 from mapping_in_force m
        join finding_route r on r.tenant = $1 and r.workload = w.id and r.rule = m.rule
        where m.tenant = $1 and m.concept = $2)\
      """;

  private final RollupService rollups;
  private final MappingCatchUp mapping;
  private final Clock clock;

  @Inject
  ConceptStep(RollupService rollups, MappingCatchUp mapping, Clock clock) {
    this.rollups = rollups;
    this.mapping = mapping;
    this.clock = clock;
  }

  /** Does one step; true when there is more to do. */
  Uni<Boolean> run(SqlConnection connection, String tenant, Recount recount) {
    String concept = recount.concepts().get(recount.done());
    int done = recount.done() + 1;
    boolean more = done < recount.concepts().size();
    Recounts.Progress progress = new Recounts.Progress("", recount.position(), done, 0, 0, 0);
    return InForce.adopt(connection, tenant, concept)
        .chain(() -> count(connection, tenant, concept))
        .chain(() -> Recounts.advance(connection, tenant, recount.id(), progress, clock.instant()))
        .chain(() -> more ? Uni.createFrom().voidItem() : end(connection, tenant, recount))
        .replaceWith(more);
  }

  private Uni<Void> count(SqlConnection connection, String tenant, String concept) {
    return Plans.byAverage(connection)
        .chain(() -> connection.preparedQuery(TOUCHED).execute(Tuple.of(tenant, concept)))
        .chain(
            rows ->
                rollups
                    .recount(connection, tenant, Kind.SCANNER, keys(rows, Kind.SCANNER, concept))
                    .chain(
                        () ->
                            rollups.recount(
                                connection, tenant, Kind.PERSON, keys(rows, Kind.PERSON, concept))))
        .replaceWithVoid();
  }

  private static List<RollupKey> keys(RowSet<Row> rows, Kind kind, String concept) {
    List<RollupKey> keys = new ArrayList<>();
    for (Row row : rows) {
      if (row.getString("kind").equals(kind.name())) {
        keys.add(new RollupKey(row.getString("workload"), concept));
      }
    }
    return keys;
  }

  private Uni<Void> end(SqlConnection connection, String tenant, Recount recount) {
    Uni<Boolean> reached =
        recount.kind() == RecountKind.MAPPING
            ? mapping.reached(connection, tenant, recount.target())
            : Uni.createFrom().item(true);
    return reached.chain(
        still ->
            Recounts.finish(
                connection,
                tenant,
                recount.id(),
                still ? "SUCCEEDED" : "SUPERSEDED",
                clock.instant()));
  }
}
