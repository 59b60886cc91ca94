package io.plumbline.evidence.inspection;

import io.plumbline.evidence.ledger.FindingLeaf;
import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Feeds a {@link FindingCheck}: for each part of the ids all batches, then the rows. */
final class FindingPages {

  /** Findings a part may hold in memory. */
  private static final long PART = 100_000;

  private static final int MOST_PARTS = 256;
  private static final int BATCHES = 40;
  private static final int ROWS = 500;
  private static final UUID NONE = new UUID(0, 0);

  private static final String TOTAL =
      "select coalesce(sum(octet_length(findings)) / "
          + FindingLeaf.BYTES
          + ", 0)::bigint from ledger_batch where tenant = $1";

  private static final String BATCH =
      "select l.sequence, l.entry, b.findings from ledger_leaf l"
          + " left join ledger_batch b on b.tenant = $1 and b.id = l.id"
          + " where l.tenant = $1 and l.type = 'FINDINGS' and l.sequence > $2 and l.sequence < $3"
          + " order by l.sequence limit "
          + BATCHES;

  private static final String FINDINGS =
      "select "
          + FindingRow.COLUMNS
          + " from finding f where f.tenant = $1 and f.id >= $2 and f.id <= $3 and f.id <> $4"
          + " order by f.id limit "
          + ROWS;

  private final TenantPool tenants;
  private final String tenant;
  private final Snapshot snapshot;
  private final FindingCheck check;
  private final Report report;
  private long lastBatch;
  private UUID lastRow = NONE;
  private long done;
  private long total;

  FindingPages(
      TenantPool tenants, String tenant, Snapshot snapshot, FindingCheck check, Report report) {
    this.tenants = tenants;
    this.tenant = tenant;
    this.snapshot = snapshot;
    this.check = check;
    this.report = report;
  }

  Uni<Void> run() {
    return tenants
        .in(tenant, c -> c.preparedQuery(TOTAL).execute(Tuple.of(tenant)))
        .map(rows -> rows.iterator().next().getLong(0))
        .invoke(found -> total = found)
        .onItem()
        .transformToMulti(found -> Multi.createFrom().iterable(parts(found)))
        .onItem()
        .transformToUniAndConcatenate(this::part)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static List<Part> parts(long findings) {
    int parts = (int) Math.min(MOST_PARTS, 1 + findings / PART);
    return IntStream.range(0, parts).mapToObj(number -> Part.of(number, parts)).toList();
  }

  private Uni<Boolean> part(Part part) {
    lastBatch = -1;
    lastRow = NONE;
    return repeated(() -> batches(part))
        .chain(() -> repeated(() -> rows(part)))
        .invoke(check::endOfPart)
        .replaceWith(true);
  }

  private static Uni<Boolean> repeated(Supplier<Uni<Boolean>> page) {
    return Multi.createBy().repeating().uni(() -> page.get()).until(last -> last).collect().last();
  }

  private Uni<Boolean> batches(Part part) {
    return tenants
        .in(
            tenant,
            c -> c.preparedQuery(BATCH).execute(Tuple.of(tenant, lastBatch, snapshot.size())))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            rows -> {
              for (Row row : rows) {
                lastBatch = row.getLong("sequence");
                Buffer body = row.getBuffer("findings");
                check.batch(
                    lastBatch,
                    row.getBuffer("entry").getBytes(),
                    body == null ? null : body.getBytes(),
                    part);
              }
              return rows.size() < BATCHES;
            });
  }

  private Uni<Boolean> rows(Part part) {
    UUID from = lastRow.equals(NONE) ? part.least() : lastRow;
    return tenants
        .in(
            tenant,
            c ->
                c.preparedQuery(FINDINGS).execute(Tuple.of(tenant, from, part.greatest(), lastRow)))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(this::take);
  }

  private boolean take(RowSet<Row> rows) {
    List<FindingRow> findings = new ArrayList<>();
    rows.forEach(row -> findings.add(FindingRow.of(row)));
    findings.forEach(check::row);
    if (!findings.isEmpty()) {
      lastRow = findings.get(findings.size() - 1).id();
    }
    done += findings.size();
    report.progress("findings", done, Math.max(done, total));
    return findings.size() < ROWS;
  }
}
