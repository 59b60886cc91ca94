package io.plumbline.evidence.scan;

import io.plumbline.evidence.finding.Outcome;
import io.plumbline.proto.evidence.v1.ScanFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The table {@code scan}, as ingest writes it. */
public final class Scans {

  private static final String OPEN =
      """
      insert into scan (tenant, id, source, state, format, file_name, workload, complete, accounts,
        regions, rules, principal, request_id, total, create_time, update_time)
      values ($1, $2, $3, 'RUNNING', $4, $5, $6, $7, '{}', '{}', '{}', $8, $9, $10, now(), now())\
      """;

  /** An interrupted upload is read again from its start: what it counted before is void. */
  private static final String RESTART =
      """
      update scan set state = 'RUNNING', source = $3, format = $4, total = $5, error = '', read = 0,
        new = 0, changed = 0, refreshed = 0, unchanged = 0, outdated = 0, duplicate = 0, quarantined = 0,
        gone = 0, unrouted = 0, unmapped = 0, masked = 0, update_time = now(), finish_time = null
      where tenant = $1 and id = $2\
      """;

  private static final String PROGRESS =
      """
      update scan set read = read + $3, new = new + $4, changed = changed + $5,
        refreshed = refreshed + $6, unchanged = unchanged + $7, outdated = outdated + $8,
        duplicate = duplicate + $9, quarantined = quarantined + $10, gone = gone + $11,
        unrouted = unrouted + $12, unmapped = unmapped + $13, masked = masked + $14,
        last_sequence = greatest(last_sequence, $15), state = 'RUNNING', error = '',
        update_time = now()
      where tenant = $1 and id = $2\
      """;

  private static final String AMEND =
      """
      update scan set read = read + $3, new = new + $4, changed = changed + $5,
        refreshed = refreshed + $6, unchanged = unchanged + $7, outdated = outdated + $8,
        duplicate = duplicate + $9, quarantined = quarantined + $10, gone = gone + $11,
        unrouted = unrouted + $12, unmapped = unmapped + $13, masked = masked + $14
      where tenant = $1 and id = $2\
      """;

  private static final String FINISH =
      """
      update scan set state = $3, error = $4, accounts = $5, regions = $6, rules = $7,
        started_at = $8, told_workloads = $9, told_versions = $10, update_time = now(),
        finish_time = now()
      where tenant = $1 and id = $2\
      """;

  private Scans() {}

  /**
   * A scan as its row says.
   *
   * @param versions the evidence version of each workload that its sender was told, once it ended
   */
  public record Opened(
      UUID id,
      ScanFormat format,
      String state,
      long lastSequence,
      Counts counts,
      Map<String, Long> versions) {}

  /** The scan a client began under this request id. */
  public static Uni<Optional<Opened>> ofRequest(
      SqlConnection connection, String tenant, String principal, String requestId) {
    return connection
        .preparedQuery(
            "select * from scan where tenant = $1 and principal = $2 and request_id = $3"
                + " and create_time > now() - interval '24 hours'")
        .execute(Tuple.of(tenant, principal, requestId))
        .map(
            rows -> {
              if (rows.size() == 0) {
                return Optional.empty();
              }
              Row row = rows.iterator().next();
              return Optional.of(
                  new Opened(
                      row.getUUID("id"),
                      ScanFormat.valueOf("SCAN_FORMAT_" + row.getString("format")),
                      row.getString("state"),
                      row.getLong("last_sequence"),
                      counts(row),
                      versions(row)));
            });
  }

  private static Map<String, Long> versions(Row row) {
    String[] workloads = row.getArrayOfStrings("told_workloads");
    Long[] versions = row.getArrayOfLongs("told_versions");
    Map<String, Long> told = new TreeMap<>();
    for (int i = 0; i < workloads.length; i++) {
      told.put(workloads[i], versions[i]);
    }
    return told;
  }

  /** Begins a scan. */
  public static Uni<Void> open(SqlConnection connection, String tenant, NewScan scan) {
    return connection
        .preparedQuery(OPEN)
        .execute(
            Tuple.of(tenant)
                .addUUID(scan.id())
                .addString(scan.source())
                .addString(scan.format())
                .addString(scan.fileName())
                .addString(scan.workload())
                .addBoolean(scan.complete())
                .addString(scan.principal())
                .addValue(scan.requestId().isEmpty() ? null : scan.requestId())
                .addLong(scan.records()))
        .replaceWithVoid();
  }

  /** Begins an interrupted upload once more. */
  public static Uni<Void> restart(SqlConnection connection, String tenant, NewScan scan) {
    return connection
        .preparedQuery(RESTART)
        .execute(Tuple.of(tenant, scan.id(), scan.source(), scan.format(), scan.records()))
        .replaceWithVoid();
  }

  /** Adds what became of a batch. */
  public static Uni<Void> progress(
      SqlConnection connection, String tenant, UUID scan, Counts counts, long sequence) {
    return connection
        .preparedQuery(PROGRESS)
        .execute(tuple(tenant, scan, counts).addLong(sequence))
        .replaceWithVoid();
  }

  /** Adds what became of records after the end of their scan, which stays as it ended. */
  public static Uni<Void> amend(SqlConnection connection, String tenant, UUID scan, Counts counts) {
    return connection.preparedQuery(AMEND).execute(tuple(tenant, scan, counts)).replaceWithVoid();
  }

  /** Sets the start of a scan back to an observation it holds as well. */
  public static Uni<Void> startedAt(
      SqlConnection connection, String tenant, UUID scan, Instant oldest) {
    return connection
        .preparedQuery(
            "update scan set started_at = $3 where tenant = $1 and id = $2 and started_at > $3")
        .execute(Tuple.of(tenant, scan, oldest.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static Tuple tuple(String tenant, UUID scan, Counts counts) {
    Tuple tuple = Tuple.of(tenant, scan, counts.read());
    for (Outcome outcome : Outcome.values()) {
      tuple.addLong(counts.of(outcome));
    }
    return tuple
        .addLong(counts.gone())
        .addLong(counts.unrouted())
        .addLong(counts.unmapped())
        .addLong(counts.masked());
  }

  /** Ends a scan, or breaks it off with the reason. */
  public static Uni<Void> finish(
      SqlConnection connection,
      String tenant,
      UUID scan,
      String state,
      String error,
      ScanScopeSeen scope,
      Map<String, Long> versions) {
    Instant oldest = scope.oldest();
    return connection
        .preparedQuery(FINISH)
        .execute(
            Tuple.of(tenant, scan, state, error)
                .addArrayOfString(scope.accounts().toArray(String[]::new))
                .addArrayOfString(scope.regions().toArray(String[]::new))
                .addArrayOfString(scope.rules().toArray(String[]::new))
                .addValue(oldest == null ? null : oldest.atOffset(ZoneOffset.UTC))
                .addArrayOfString(versions.keySet().toArray(String[]::new))
                .addArrayOfLong(versions.values().toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /** Complete scans of a source that began after an instant, with what each looked at. */
  public static Uni<List<Covered>> completeAfter(
      SqlConnection connection, String tenant, String source, Instant after) {
    return connection
        .preparedQuery(
            "select accounts, regions, rules, started_at from scan where tenant = $1 and source ="
                + " $2 and complete and state = 'SUCCEEDED' and error = '' and started_at > $3"
                + " order by id")
        .execute(Tuple.of(tenant, source, after.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              List<Covered> covered = new ArrayList<>();
              for (Row row : rows) {
                covered.add(
                    new Covered(
                        List.of(row.getArrayOfStrings(0)),
                        List.of(row.getArrayOfStrings(1)),
                        List.of(row.getArrayOfStrings(2)),
                        row.getOffsetDateTime(3).toInstant()));
              }
              return covered;
            });
  }

  /** What a complete scan looked at, and since when. */
  public record Covered(
      Collection<String> accounts,
      Collection<String> regions,
      Collection<String> rules,
      Instant start) {}

  static Counts counts(Row row) {
    Counts counts = new Counts();
    for (Outcome outcome : Outcome.values()) {
      counts.add(outcome, row.getLong(outcome.name().toLowerCase(Locale.ROOT)));
    }
    counts.restore(
        row.getLong("gone"),
        row.getLong("unrouted"),
        row.getLong("unmapped"),
        row.getLong("masked"));
    return counts;
  }
}
