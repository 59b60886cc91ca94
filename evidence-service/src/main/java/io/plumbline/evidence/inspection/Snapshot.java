package io.plumbline.evidence.inspection;

import io.plumbline.merkle.Tile;
import io.plumbline.merkle.TileId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the log stood when the check began. What comes later is the business of the next check.
 *
 * @param size of the newest checkpoint
 * @param end one more than the greatest sequence of a leaf
 * @param edge the tiles that were not full
 * @param since when the first leaf was signed; what is older was not recorded
 */
record Snapshot(long size, long end, List<Tile> edge, OffsetDateTime since) {

  private static final String STILL =
      "select pg_advisory_xact_lock_shared(hashtextextended('plumbline.ledger/' || $1, 0))";

  private static final String NUMBERS =
      "select coalesce((select max(size) from ledger_checkpoint where tenant = $1), 0) as size,"
          + " coalesce((select max(sequence) + 1 from ledger_leaf where tenant = $1), 0) as end,"
          + " coalesce((select min(sign_time) from ledger_checkpoint where tenant = $1), now())"
          + " as since";

  private static final String EDGE =
      "select level, index, hashes from ledger_edge where tenant = $1 order by level";

  /** Taken while the sequencer stands still for a moment. */
  static Uni<Snapshot> of(SqlConnection connection, String tenant) {
    Tuple of = Tuple.of(tenant);
    return connection
        .preparedQuery(STILL)
        .execute(of)
        .chain(() -> connection.preparedQuery(EDGE).execute(of))
        .map(
            rows -> {
              List<Tile> edge = new ArrayList<>();
              for (Row row : rows) {
                TileId id = new TileId(row.getShort("level"), row.getLong("index"));
                edge.add(new Tile(id, row.getBuffer("hashes").getBytes()));
              }
              return edge;
            })
        .chain(
            edge ->
                connection
                    .preparedQuery(NUMBERS)
                    .execute(of)
                    .map(rows -> rows.iterator().next())
                    .map(
                        row ->
                            new Snapshot(
                                row.getLong("size"),
                                row.getLong("end"),
                                edge,
                                row.getOffsetDateTime("since"))));
  }
}
