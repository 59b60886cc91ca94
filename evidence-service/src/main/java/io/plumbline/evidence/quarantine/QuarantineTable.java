package io.plumbline.evidence.quarantine;

import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.ingest.Retry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code quarantined_record}, as those write it who settle what it holds. */
final class QuarantineTable {

  private static final String LOCK =
      "select index from quarantined_record where tenant = $1 and scan = $2 and index = any($3)"
          + " and state = 'OPEN' order by index for update";

  private static final String TAKEN =
      "update quarantined_record q set state = 'RETRIED', retries = retries + 1,"
          + " settle_time = now(), settler = $3, settlement = i.outcome"
          + " from unnest($4::bigint[], $5::text[]) as i(index, outcome)"
          + " where q.tenant = $1 and q.scan = $2 and q.index = i.index and q.state = 'OPEN'";

  private static final String REFUSED =
      "update quarantined_record q set retries = retries + 1, reason = i.reason,"
          + " message = i.message,"
          + " account = case when i.account = '' then q.account else i.account end"
          + " from unnest($3::bigint[], $4::text[], $5::text[], $6::text[])"
          + " as i(index, reason, message, account)"
          + " where q.tenant = $1 and q.scan = $2 and q.index = i.index and q.state = 'OPEN'";

  private static final String DISCARD =
      "update quarantined_record q set state = 'DISCARDED', settle_time = now(), settler = $2,"
          + " settlement = $3 from unnest($4::uuid[], $5::bigint[]) as i(scan, index)"
          + " where q.tenant = $1 and q.scan = i.scan and q.index = i.index and q.state = 'OPEN'";

  private QuarantineTable() {}

  /** Which of these are open; they stay so until the end of the transaction. */
  static Uni<Set<Long>> lock(
      SqlConnection connection, String tenant, UUID scan, Collection<Long> indexes) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant, scan).addArrayOfLong(indexes.toArray(Long[]::new)))
        .map(
            rows -> {
              Set<Long> open = new TreeSet<>();
              rows.forEach(row -> open.add(row.getLong(0)));
              return open;
            });
  }

  static Uni<Void> taken(
      SqlConnection connection,
      String tenant,
      UUID scan,
      String settler,
      Map<Long, Outcome> outcomes) {
    List<Map.Entry<Long, Outcome>> entries = List.copyOf(outcomes.entrySet());
    return connection
        .preparedQuery(TAKEN)
        .execute(
            Tuple.of(tenant, scan, settler)
                .addArrayOfLong(entries.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .addArrayOfString(
                    entries.stream().map(e -> e.getValue().name()).toArray(String[]::new)))
        .replaceWithVoid();
  }

  static Uni<Void> refused(
      SqlConnection connection, String tenant, UUID scan, List<Retry.Refused> refused) {
    return connection
        .preparedQuery(REFUSED)
        .execute(
            Tuple.of(tenant, scan)
                .addArrayOfLong(refused.stream().map(Retry.Refused::index).toArray(Long[]::new))
                .addArrayOfString(texts(refused, Retry.Refused::reason))
                .addArrayOfString(texts(refused, Retry.Refused::message))
                .addArrayOfString(texts(refused, Retry.Refused::account)))
        .replaceWithVoid();
  }

  /** Gives how many were discarded. */
  static Uni<Integer> discard(
      SqlConnection connection,
      String tenant,
      String settler,
      String why,
      List<RetryBatch.Found> found) {
    return connection
        .preparedQuery(DISCARD)
        .execute(
            Tuple.of(tenant, settler, why)
                .addArrayOfUUID(found.stream().map(RetryBatch.Found::scan).toArray(UUID[]::new))
                .addArrayOfLong(found.stream().map(RetryBatch.Found::index).toArray(Long[]::new)))
        .map(rows -> rows.rowCount());
  }

  private static String[] texts(
      List<Retry.Refused> refused, Function<Retry.Refused, String> column) {
    return refused.stream().map(column).toArray(String[]::new);
  }
}
