package io.plumbline.evidence.ingest;

import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.routing.Plans;
import io.plumbline.evidence.routing.Routes;
import io.plumbline.evidence.scan.Scans;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What a complete scan covers and no longer holds, in steps: each goes on after the last finding of
 * the one before, so that what stays is not read again by each. The last goes over everything once
 * more: meanwhile another scope may have put a finding where a step had already been.
 */
final class LostFindings {

  private static final int STEP = 2000;

  private static final UUID FIRST = new UUID(0, 0);

  private static final String LOST =
      """
      select b.source, b.class, b.rule, b.account, b.region, b.severity, b.observation,
        b.lifecycle, b.decision, b.workloads, b.accepted, f.bin, f.id, f.content, f.resource, f.tags,
        f.only_workload, f.observed_at, %s as routes, %s as marks
      from finding_bin b join finding f on f.tenant = $1 and f.bin = b.id
      where b.tenant = $1 and b.source = $2 and b.lifecycle = 'OPEN' and f.observed_at < $3
        and b.account = any($4) and b.region = any($5) and b.rule = any($6)
        and b.id >= $8 and (b.id > $8 or f.id > $9)
      order by b.id, f.id limit %d\
      """
          .formatted(
              Routes.OF_FINDING.formatted("$7"),
              Acceptances.OF_FINDING.formatted("$10::boolean"),
              STEP);

  private final Scans.Covered covered;
  private UUID bin = FIRST;
  private UUID finding = FIRST;
  private boolean done;

  LostFindings(Scans.Covered covered) {
    this.covered = covered;
  }

  /** The findings of the next step; the caller declares them gone in the same transaction. */
  Uni<RowSet<Row>> next(SqlConnection connection, ScanRun run, ScanRun.Projection projection) {
    return Plans.byIndex(connection)
        .chain(
            () ->
                connection
                    .preparedQuery(LOST)
                    .execute(
                        Tuple.of(
                                run.tenant,
                                run.sender.id(),
                                covered.start().atOffset(ZoneOffset.UTC))
                            .addArrayOfString(covered.accounts().toArray(String[]::new))
                            .addArrayOfString(covered.regions().toArray(String[]::new))
                            .addArrayOfString(covered.rules().toArray(String[]::new))
                            .addArrayOfString(projection.router().pending())
                            .addUUID(bin)
                            .addUUID(finding)
                            .addBoolean(projection.acceptances().any())))
        .invoke(this::goOn);
  }

  /** Whether nothing is left. */
  boolean isDone() {
    return done;
  }

  private void goOn(RowSet<Row> rows) {
    if (rows.size() < STEP) {
      done = bin.equals(FIRST);
      bin = FIRST;
      finding = FIRST;
      return;
    }
    for (Row row : rows) {
      bin = row.getUUID("bin");
      finding = row.getUUID("id");
    }
  }
}
