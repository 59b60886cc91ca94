package io.plumbline.evidence.inspection;

import io.plumbline.merkle.Tile;
import io.plumbline.merkle.TileId;
import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Feeds a {@link TreeCheck} from the database, a thousand leaves at a time. */
final class TreePages {

  private static final long PAGE = 1000;

  private static final String LEAVES =
      "select sequence, type, resource, entry, hash from ledger_leaf"
          + " where tenant = $1 and sequence >= $2 and sequence < $3 order by sequence";
  private static final String NOTES =
      "select size, note from ledger_checkpoint where tenant = $1 and size > $2 and size <= $3";
  private static final String TILES =
      "select level, index, hashes from ledger_tile where tenant = $1"
          + " and (level, index) in (select * from unnest($2::smallint[], $3::bigint[]))";

  private final TenantPool tenants;
  private final String tenant;
  private final Snapshot snapshot;
  private final TreeCheck check;
  private final Report report;
  private long from;

  TreePages(TenantPool tenants, String tenant, Snapshot snapshot, TreeCheck check, Report report) {
    this.tenants = tenants;
    this.tenant = tenant;
    this.snapshot = snapshot;
    this.check = check;
    this.report = report;
  }

  private record Page(List<LeafRow> leaves, Map<Long, String> notes) {}

  Uni<Void> run() {
    return Multi.createBy()
        .repeating()
        .uni(this::page)
        .until(done -> done)
        .collect()
        .last()
        .invoke(() -> check.end(snapshot))
        .replaceWithVoid();
  }

  /** Gives whether this was the last page. */
  private Uni<Boolean> page() {
    if (from >= snapshot.size()) {
      return Uni.createFrom().item(true);
    }
    long first = from;
    long to = Math.min(first + PAGE, snapshot.size());
    from = to;
    return tenants
        .in(tenant, connection -> read(connection, first, to))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(page -> check.leaves(first, to, page.leaves(), page.notes()))
        .chain(
            made ->
                made.isEmpty()
                    ? Uni.createFrom().item(Map.<TileId, byte[]>of())
                    : tenants
                        .in(tenant, connection -> tiles(connection, made))
                        .invoke(stored -> check.tiles(made, stored)))
        .invoke(() -> report.progress("leaves", to, snapshot.size()))
        .map(done -> to >= snapshot.size());
  }

  private Uni<Page> read(SqlConnection connection, long first, long to) {
    Tuple range = Tuple.of(tenant, first, to);
    return connection
        .preparedQuery(LEAVES)
        .execute(range)
        .map(
            rows -> {
              List<LeafRow> leaves = new ArrayList<>();
              rows.forEach(row -> leaves.add(LeafRow.of(row)));
              return leaves;
            })
        .chain(
            leaves ->
                connection
                    .preparedQuery(NOTES)
                    .execute(range)
                    .map(
                        rows -> {
                          Map<Long, String> notes = new HashMap<>();
                          rows.forEach(row -> notes.put(row.getLong(0), row.getString(1)));
                          return new Page(leaves, notes);
                        }));
  }

  private Uni<Map<TileId, byte[]>> tiles(SqlConnection connection, List<Tile> made) {
    Tuple tuple =
        Tuple.of(tenant)
            .addArrayOfShort(
                made.stream().map(tile -> (short) tile.id().level()).toArray(Short[]::new))
            .addArrayOfLong(made.stream().map(tile -> tile.id().index()).toArray(Long[]::new));
    return connection
        .preparedQuery(TILES)
        .execute(tuple)
        .map(
            rows -> {
              Map<TileId, byte[]> stored = new HashMap<>();
              for (Row row : rows) {
                TileId id = new TileId(row.getShort("level"), row.getLong("index"));
                stored.put(id, row.getBuffer("hashes").getBytes());
              }
              return stored;
            });
  }
}
