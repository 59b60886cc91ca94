package io.plumbline.evidence.sequencing;

import io.plumbline.evidence.ledger.PendingLeaf;
import io.plumbline.merkle.Frontier;
import io.plumbline.merkle.Tile;
import io.plumbline.merkle.TileId;
import io.plumbline.merkle.TileSet;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The tables of the log. Whoever writes them holds the lock of the tenant's log. */
public final class LedgerTables {

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('plumbline.ledger/' || $1, 0))";
  private static final String NOTE =
      "select note from ledger_checkpoint where tenant = $1 order by size desc limit 1";
  private static final String EDGE =
      "select level, index, hashes from ledger_edge where tenant = $1 order by level";
  private static final String TILES =
      "select level, index, hashes from ledger_tile where tenant = $1"
          + " and (level, index) in (select * from unnest($2::smallint[], $3::bigint[]))"
          + " union all select level, index, hashes from ledger_edge where tenant = $1";
  private static final String PENDING =
      "select id, type, resource, entry from ledger_pending where tenant = $1"
          + " order by position limit $2";
  private static final String APPEND =
      "insert into ledger_leaf (tenant, sequence, id, type, resource, entry, hash)"
          + " select $1, x.* from unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[],"
          + " $6::bytea[], $7::bytea[]) as x";
  private static final String FULL =
      "insert into ledger_tile (tenant, level, index, hashes)"
          + " select $1, x.* from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as x";
  private static final String MOVE =
      "insert into ledger_edge (tenant, level, index, hashes)"
          + " select $1, x.* from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as x"
          + " on conflict (tenant, level) do update"
          + " set index = excluded.index, hashes = excluded.hashes"
          + " where ledger_edge.hashes <> excluded.hashes";
  private static final String LEAVE =
      "delete from ledger_edge where tenant = $1 and level <> all($2::smallint[])";
  private static final String SIGN =
      "insert into ledger_checkpoint (tenant, size, note, sign_time) values ($1, $2, $3, $4)";
  private static final String DONE =
      "delete from ledger_pending where tenant = $1 and id = any($2)";

  private LedgerTables() {}

  static Uni<Void> lock(SqlConnection connection, String tenant) {
    return connection.preparedQuery(LOCK).execute(Tuple.of(tenant)).replaceWithVoid();
  }

  /**
   * Where the log stands.
   *
   * @throws LedgerRefusedException (as the failure) when the stored edge is none
   */
  static Uni<LedgerHead> head(SqlConnection connection, String tenant) {
    return connection
        .preparedQuery(NOTE)
        .execute(Tuple.of(tenant))
        .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getString(0))
        .chain(
            note ->
                connection
                    .preparedQuery(EDGE)
                    .execute(Tuple.of(tenant))
                    .map(rows -> new LedgerHead(note, frontier(tiles(rows)))));
  }

  private static Frontier frontier(List<Tile> edge) {
    try {
      return Frontier.of(edge);
    } catch (IllegalArgumentException e) {
      throw new LedgerRefusedException("the stored edge of the tree is none: " + e.getMessage());
    }
  }

  /** The tiles a proof needs, as far as they are there, with the whole edge. */
  public static Uni<TileSet> tiles(
      SqlConnection connection, String tenant, Collection<TileId> tiles) {
    return connection
        .preparedQuery(TILES)
        .execute(
            Tuple.of(tenant)
                .addArrayOfShort(
                    tiles.stream().map(tile -> (short) tile.level()).toArray(Short[]::new))
                .addArrayOfLong(tiles.stream().map(TileId::index).toArray(Long[]::new)))
        .map(rows -> new TileSet(tiles(rows)));
  }

  static Uni<List<PendingLeaf>> pending(SqlConnection connection, String tenant, int most) {
    return connection
        .preparedQuery(PENDING)
        .execute(Tuple.of(tenant, most))
        .map(
            rows -> {
              List<PendingLeaf> leaves = new ArrayList<>();
              for (Row row : rows) {
                leaves.add(
                    new PendingLeaf(
                        row.getUUID("id"),
                        row.getString("type"),
                        row.getString("resource"),
                        row.getBuffer("entry").getBytes()));
              }
              return leaves;
            });
  }

  /** Writes what the log has grown by, and takes it off what waits. */
  static Uni<Void> grow(SqlConnection connection, String tenant, Growth growth, Instant now) {
    Tuple checkpoint =
        Tuple.of(tenant, growth.checkpoint().size(), growth.note())
            .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    Tuple done =
        Tuple.of(tenant).addArrayOfUUID(column(growth.leaves(), PendingLeaf::id, UUID[]::new));
    return connection
        .preparedQuery(APPEND)
        .execute(leaves(tenant, growth))
        .chain(() -> full(connection, tenant, growth.full()))
        .chain(() -> connection.preparedQuery(MOVE).execute(tuple(tenant, growth.edge())))
        .chain(() -> connection.preparedQuery(LEAVE).execute(levels(tenant, growth.edge())))
        .chain(() -> connection.preparedQuery(SIGN).execute(checkpoint))
        .chain(() -> connection.preparedQuery(DONE).execute(done))
        .replaceWithVoid();
  }

  private static Uni<Void> full(SqlConnection connection, String tenant, List<Tile> full) {
    return full.isEmpty()
        ? Uni.createFrom().voidItem()
        : connection.preparedQuery(FULL).execute(tuple(tenant, full)).replaceWithVoid();
  }

  private static Tuple leaves(String tenant, Growth growth) {
    List<PendingLeaf> leaves = growth.leaves();
    Long[] sequences = new Long[leaves.size()];
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = growth.first() + i;
    }
    Tuple tuple =
        Tuple.of(tenant)
            .addArrayOfLong(sequences)
            .addArrayOfUUID(column(leaves, PendingLeaf::id, UUID[]::new))
            .addArrayOfString(column(leaves, PendingLeaf::type, String[]::new))
            .addArrayOfString(column(leaves, PendingLeaf::resource, String[]::new));
    tuple.addValue(column(leaves, leaf -> Buffer.buffer(leaf.entry()), Buffer[]::new));
    return tuple.addValue(column(growth.hashes(), Buffer::buffer, Buffer[]::new));
  }

  private static Tuple tuple(String tenant, List<Tile> tiles) {
    return levels(tenant, tiles)
        .addArrayOfLong(column(tiles, tile -> tile.id().index(), Long[]::new))
        .addValue(column(tiles, tile -> Buffer.buffer(tile.hashes()), Buffer[]::new));
  }

  private static Tuple levels(String tenant, List<Tile> tiles) {
    return Tuple.of(tenant)
        .addArrayOfShort(column(tiles, tile -> (short) tile.id().level(), Short[]::new));
  }

  private static <T, C> C[] column(List<T> rows, Function<T, C> column, IntFunction<C[]> array) {
    return rows.stream().map(column).toArray(array);
  }

  private static List<Tile> tiles(RowSet<Row> rows) {
    List<Tile> tiles = new ArrayList<>();
    for (Row row : rows) {
      TileId id = new TileId(row.getShort("level"), row.getLong("index"));
      tiles.add(new Tile(id, row.getBuffer("hashes").getBytes()));
    }
    return tiles;
  }
}
