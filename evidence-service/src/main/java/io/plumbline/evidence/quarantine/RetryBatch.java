package io.plumbline.evidence.quarantine;

import io.plumbline.evidence.ingest.Retries;
import io.plumbline.evidence.ingest.Retry;
import io.plumbline.evidence.routing.Viewer;
import io.plumbline.evidence.source.Sources;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one call tries again: records of one scan, at most a thousand and at most eight megabytes of
 * originals.
 *
 * @param target null when nothing was found
 * @param running whether the scan has not ended
 * @param originals of those records that can be read again
 * @param next position after which the next call goes on, empty when nothing is left
 */
record RetryBatch(
    Retries.@Nullable Scan target,
    boolean running,
    List<Found> found,
    List<Retry.Original> originals,
    List<String> next) {

  /** A record that was found. */
  record Found(UUID scan, long index, String state, int size) {

    boolean isReadable() {
      return state.equals("OPEN") && size > 0 && !Retry.isCut(size);
    }
  }

  private static final int RECORDS = 1000;
  private static final long BYTES = 8L << 20;

  static final String KEYS = "q.scan, q.index, q.state, octet_length(q.original) as size";

  private static final String TARGET =
      "select s.format, s.workload, s.state, c.id, c.product, c.accounts from scan s"
          + " join source c on c.tenant = s.tenant and c.id = s.source"
          + " where s.tenant = $1 and s.id = $2";

  private static final String ORIGINALS =
      "select index, context, original from quarantined_record"
          + " where tenant = $1 and scan = $2 and index = any($3) order by index";

  static Uni<RetryBatch> find(
      SqlConnection connection, Viewer viewer, Selection selection, List<String> after) {
    QuarantineQuery query = selection.query(viewer);
    if (selection.parent().equals("-")) {
      query.ended();
    }
    if (!after.isEmpty()) {
      query.after(UUID.fromString(after.get(0)), Long.parseLong(after.get(1)));
    }
    String sql = query.sql(KEYS, "q.scan, q.index", RECORDS + 1);
    return connection
        .preparedQuery(sql)
        .execute(query.tuple())
        .map(
            rows -> {
              List<Found> all = new ArrayList<>();
              rows.forEach(row -> all.add(found(row)));
              if (after.isEmpty()) {
                selection.checkFound(new TreeSet<>(all.stream().map(Found::index).toList()));
              }
              return all;
            })
        .chain(all -> load(connection, viewer.tenant(), all));
  }

  static Found found(Row row) {
    return new Found(
        row.getUUID("scan"), row.getLong("index"), row.getString("state"), row.getInteger("size"));
  }

  private static Uni<RetryBatch> load(SqlConnection connection, String tenant, List<Found> all) {
    if (all.isEmpty()) {
      return Uni.createFrom().item(new RetryBatch(null, false, all, List.of(), List.of()));
    }
    List<Found> chosen = chosen(all);
    Found last = chosen.get(chosen.size() - 1);
    List<String> next =
        chosen.size() == all.size()
            ? List.of()
            : List.of(last.scan().toString(), Long.toString(last.index()));
    Long[] readable =
        chosen.stream().filter(Found::isReadable).map(Found::index).toArray(Long[]::new);
    return connection
        .preparedQuery(TARGET)
        .execute(Tuple.of(tenant, last.scan()))
        .map(rows -> rows.iterator().next())
        .chain(
            target ->
                connection
                    .preparedQuery(ORIGINALS)
                    .execute(Tuple.of(tenant, last.scan()).addArrayOfLong(readable))
                    .map(
                        rows -> {
                          List<Retry.Original> originals = new ArrayList<>();
                          rows.forEach(row -> originals.add(original(row)));
                          return new RetryBatch(
                              target(tenant, last.scan(), target),
                              target.getString("state").equals("RUNNING"),
                              chosen,
                              originals,
                              next);
                        }));
  }

  private static List<Found> chosen(List<Found> all) {
    List<Found> chosen = new ArrayList<>();
    long bytes = 0;
    for (Found found : all) {
      bytes += found.isReadable() ? found.size() : 0;
      boolean fits = chosen.size() < RECORDS && bytes <= BYTES;
      if (!chosen.isEmpty() && (!fits || !found.scan().equals(chosen.get(0).scan()))) {
        break;
      }
      chosen.add(found);
    }
    return chosen;
  }

  private static Retries.Scan target(String tenant, UUID scan, Row row) {
    return new Retries.Scan(
        tenant, scan, row.getString("format"), row.getString("workload"), Sources.sender(row));
  }

  private static Retry.Original original(Row row) {
    return new Retry.Original(
        row.getLong("index"),
        row.getBuffer("context").getBytes(),
        row.getBuffer("original").getBytes());
  }
}
