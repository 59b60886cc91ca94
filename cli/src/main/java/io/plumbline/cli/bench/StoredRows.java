package io.plumbline.cli.bench;

import io.plumbline.cli.CommandFailedException;
import io.plumbline.cli.realm.SampleClient;
import java.util.List;
import java.util.UUID;

/** Holds what is stored against what was sent, so that speed is not bought by dropping work. */
final class StoredRows {
  private static final String TENANT = SampleClient.BENCH.tenant();

  /** Every row version: another one anywhere and the sum is another. */
  private static final String VERSIONS =
      "select count(*) || '/' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)"
          + "::numeric), 0) from %s where tenant = ?";

  private static final String EVENTS =
      "select (select count(*) from observed_revision where tenant = ?) || '/' || (select"
          + " coalesce(sum(evidence_version), 0) from workload where tenant = ?)";

  private static final String COUNTED =
      "select coalesce(sum(pass + fail + warn + stale_pass + stale_fail + stale_warn), 0)"
          + " from rollup where tenant = ? and kind = 'SCANNER'";

  private static final String TO_COUNT =
      """
      select count(*) from finding_route r
      join finding f on f.tenant = r.tenant and f.id = r.finding
      join mapping_in_force m on m.tenant = r.tenant and m.rule = r.rule
      where r.tenant = ? and f.lifecycle = 'OPEN' and f.observation in ('PASS', 'FAIL', 'WARN')\
      """;

  private final BenchDatabase database;

  StoredRows(BenchDatabase database) {
    this.database = database;
  }

  /** Fails unless exactly the rows of the scan are stored, as they were sent. */
  void check(UUID scan, BenchScan sent) {
    List<String> found =
        database.row(
            "select " + RowDigest.SQL + " from finding where tenant = ? and scan = ?",
            TENANT,
            scan);
    same("rows and their content", sent.expected().toString(), stored(found).toString());
    same(
        "routes",
        Long.toString(sent.routes()),
        database.text(
            "select count(*) from finding_route r join finding f on f.tenant = r.tenant and"
                + " f.id = r.finding where f.tenant = ? and f.scan = ?",
            TENANT,
            scan));
  }

  /** Fails unless the numbers are those a count of the rows gives. */
  void checkNumbers() {
    same("numbers", database.text(TO_COUNT, TENANT), database.text(COUNTED, TENANT));
  }

  /** Stands for every row version and every event so far: equal means nothing was written. */
  String trace() {
    return String.join(
        " ",
        database.text(VERSIONS.formatted("finding"), TENANT),
        database.text(VERSIONS.formatted("finding_bin"), TENANT),
        database.text(VERSIONS.formatted("finding_route"), TENANT),
        database.text(VERSIONS.formatted("rollup"), TENANT),
        database.text(VERSIONS.formatted("rule_tally"), TENANT),
        database.text(EVENTS, TENANT, TENANT));
  }

  /** Waits until the relay has sent what there is. */
  void awaitEvents() throws InterruptedException {
    database.await(
        "the events are sent", "select count(*) = 0 from outbox where tenant = ?", TENANT);
  }

  long findings() {
    return Long.parseLong(database.text("select count(*) from finding where tenant = ?", TENANT));
  }

  /** Removes all findings of the tenant with their routes, bins and numbers. */
  void clear() {
    for (String table :
        List.of(
            "finding_route",
            "finding",
            "finding_bin",
            "finding_revision",
            "scan_held",
            "rollup",
            "rule_tally")) {
      database.run("delete from " + table + " where tenant = '" + TENANT + "'");
      database.run("vacuum (analyze) " + table);
    }
  }

  private static RowDigest.Stored stored(List<String> row) {
    return new RowDigest.Stored(Long.parseLong(row.get(0)), row.get(1));
  }

  static void same(String what, String expected, String found) {
    if (!expected.equals(found)) {
      throw new CommandFailedException(
          what + " are not what they must be: expected " + expected + ", found " + found);
    }
  }
}
