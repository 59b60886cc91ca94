package io.plumbline.evidence.ingest;

import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.routing.Router;
import io.plumbline.evidence.routing.Routes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code finding}: one statement each to read, insert, change and refresh a batch. */
final class FindingTable {

  private static final String READ =
      "select f.id, f.observed_at, f.observation, f.content, f.lifecycle, f.rule, f.account,"
          + " f.region, f.only_workload, f.bin, case when $3 then f.resource else '' end as resource,"
          + " case when $3 then f.tags else '' end as tags, "
          + Routes.OF_FINDING.formatted("$4")
          + " as routes, "
          + Acceptances.OF_FINDING.formatted("$5::boolean")
          + " as marks from unnest($2::uuid[]) as i(id)"
          + " join finding f on f.tenant = $1 and f.id = i.id";

  private static final String INCOMING =
      " unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],"
          + " $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],"
          + " $17::text[], $18::text[], $19::text[], $20::text[], $21::bytea[],"
          + " $22::text[], $23::text[], $24::timestamptz[], $25::bytea[], $26::uuid[]) as i(id, product, rule,"
          + " account, region, resource, resource_type, resource_name, native_id, observation,"
          + " status_word, lifecycle, decision, severity, title, detail, content, class, tags,"
          + " observed_at, raw, bin)";

  private static final String INSERT =
      "insert into finding (tenant, source, only_workload, scan, id, product, rule, account,"
          + " region, resource, resource_type, resource_name, native_id, observation, status_word,"
          + " lifecycle, decision, severity, title, detail, content, class, tags, observed_at, raw,"
          + " bin, first_observed_at, create_time, batch)"
          + " select $1, $2, $3, $4, i.*, i.observed_at, now(), $27::uuid from"
          + INCOMING;

  private static final String CHANGE =
      """
      update finding f set only_workload = $3, scan = $4, product = i.product, rule = i.rule,
        account = i.account, region = i.region, resource = i.resource,
        resource_type = i.resource_type, resource_name = i.resource_name,
        native_id = i.native_id, observation = i.observation, status_word = i.status_word,
        lifecycle = i.lifecycle, decision = i.decision, severity = i.severity, title = i.title,
        detail = i.detail, content = i.content, class = i.class, tags = i.tags,
        observed_at = i.observed_at, raw = i.raw, bin = i.bin, batch = $27::uuid
      from %s
      where f.tenant = $1 and f.source = $2 and f.id = i.id\
      """
          .formatted(INCOMING);

  private static final String REFRESH =
      "update finding f set observed_at = i.observed_at, scan = $2, batch = $5::uuid"
          + " from unnest($3::uuid[], $4::timestamptz[]) as i(id, observed_at)"
          + " where f.tenant = $1 and f.id = i.id";

  private FindingTable() {}

  static Uni<Map<UUID, Stored>> read(
      SqlConnection connection, String tenant, Batch batch, ScanRun.Projection projection) {
    Router router = projection.router();
    UUID[] ids = batch.candidates().stream().map(Candidate::id).distinct().toArray(UUID[]::new);
    return connection
        .preparedQuery(READ)
        .execute(
            Tuple.of(tenant)
                .addArrayOfUUID(ids)
                .addBoolean(router.looksAtResources())
                .addArrayOfString(router.pending())
                .addBoolean(projection.acceptances().any()))
        .map(
            rows -> {
              Map<UUID, Stored> stored = new HashMap<>();
              rows.forEach(
                  row ->
                      stored.put(
                          row.getUUID("id"), Stored.of(row, row.getBuffer("content").getBytes())));
              return stored;
            });
  }

  static Uni<Void> insert(
      SqlConnection connection, ScanRun run, List<Settlement.Decided> rows, Map<UUID, UUID> bins) {
    return write(connection, INSERT, run, rows, bins);
  }

  static Uni<Void> change(
      SqlConnection connection, ScanRun run, List<Settlement.Decided> rows, Map<UUID, UUID> bins) {
    return write(connection, CHANGE, run, rows, bins);
  }

  private static Uni<Void> write(
      SqlConnection connection,
      String sql,
      ScanRun run,
      List<Settlement.Decided> rows,
      Map<UUID, UUID> bins) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple = Tuple.of(run.tenant, run.sender.id(), run.onlyWorkload, run.id);
    UUID[] entered = rows.stream().map(row -> bins.get(row.candidate().id())).toArray(UUID[]::new);
    return connection
        .preparedQuery(sql)
        .execute(columns(tuple, rows).addArrayOfUUID(entered).addUUID(run.batch))
        .replaceWithVoid();
  }

  static Uni<Void> refresh(SqlConnection connection, ScanRun run, List<Settlement.Decided> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple tuple = Tuple.of(run.tenant, run.id).addArrayOfUUID(ids(rows));
    return connection
        .preparedQuery(REFRESH)
        .execute(tuple.addArrayOfOffsetDateTime(times(rows)).addUUID(run.batch))
        .replaceWithVoid();
  }

  private static Tuple columns(Tuple tuple, List<Settlement.Decided> rows) {
    tuple.addArrayOfUUID(ids(rows));
    List<Function<Finding, String>> texts =
        List.of(
            Finding::product,
            Finding::rule,
            Finding::account,
            Finding::region,
            Finding::resource,
            Finding::resourceType,
            Finding::resourceName,
            Finding::nativeId,
            f -> f.observation().name(),
            Finding::statusWord,
            f -> f.lifecycle().name(),
            f -> f.decision().name(),
            f -> f.severity().name(),
            Finding::title,
            Finding::detail);
    for (Function<Finding, String> text : texts) {
      tuple.addArrayOfString(texts(rows, text));
    }
    tuple.addValue(buffers(rows, row -> row.candidate().claim().content()));
    tuple.addArrayOfString(texts(rows, f -> f.findingClass().name()));
    tuple.addArrayOfString(texts(rows, f -> String.join("\n", f.tags())));
    tuple.addArrayOfOffsetDateTime(times(rows));
    return tuple.addValue(buffers(rows, row -> row.candidate().raw()));
  }

  private static String[] texts(List<Settlement.Decided> rows, Function<Finding, String> text) {
    return rows.stream().map(row -> text.apply(row.candidate().finding())).toArray(String[]::new);
  }

  private static UUID[] ids(List<Settlement.Decided> rows) {
    return rows.stream().map(row -> row.candidate().id()).toArray(UUID[]::new);
  }

  private static OffsetDateTime[] times(List<Settlement.Decided> rows) {
    return rows.stream()
        .map(row -> row.candidate().finding().observedAt().atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  private static Buffer[] buffers(
      List<Settlement.Decided> rows, Function<Settlement.Decided, byte[]> column) {
    return rows.stream().map(row -> Buffer.buffer(column.apply(row))).toArray(Buffer[]::new);
  }
}
