package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Finding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code finding_revision}: keeps the states that are about to be replaced. */
final class RevisionTable {

  private static final String COLUMNS =
      "insert into finding_revision (tenant, finding, observation, lifecycle, decision, observed_at,"
          + " replaced_at, scan) select f.tenant, f.id, f.observation, f.lifecycle, f.decision,"
          + " f.observed_at, ";

  private static final String CHANGED =
      COLUMNS
          + "i.observed_at, f.scan from unnest($2::uuid[], $3::text[], $4::text[], $5::text[],"
          + " $6::timestamptz[]) as i(id, observation, lifecycle, decision, observed_at)"
          + " join finding f on f.tenant = $1 and f.id = i.id"
          + " where (f.observation, f.lifecycle, f.decision)"
          + " is distinct from (i.observation, i.lifecycle, i.decision)";

  private static final String LOST =
      COLUMNS + "now(), f.scan from finding f where f.tenant = $1 and f.id = any($2)";

  private RevisionTable() {}

  /** Before findings are changed. */
  static Uni<Void> changed(SqlConnection connection, String tenant, List<Settlement.Decided> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple =
        Tuple.of(tenant)
            .addArrayOfUUID(rows.stream().map(r -> r.candidate().id()).toArray(UUID[]::new))
            .addArrayOfString(texts(rows, f -> f.observation().name()))
            .addArrayOfString(texts(rows, f -> f.lifecycle().name()))
            .addArrayOfString(texts(rows, f -> f.decision().name()))
            .addArrayOfOffsetDateTime(
                rows.stream()
                    .map(r -> r.candidate().finding().observedAt().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new));
    return connection.preparedQuery(CHANGED).execute(tuple).replaceWithVoid();
  }

  /** Before findings are declared gone. */
  static Uni<Void> lost(SqlConnection connection, String tenant, Collection<UUID> findings) {
    return connection
        .preparedQuery(LOST)
        .execute(Tuple.of(tenant).addArrayOfUUID(findings.toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  private static String[] texts(List<Settlement.Decided> rows, Function<Finding, String> text) {
    return rows.stream().map(row -> text.apply(row.candidate().finding())).toArray(String[]::new);
  }
}
