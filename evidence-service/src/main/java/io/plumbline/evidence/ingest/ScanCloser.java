package io.plumbline.evidence.ingest;

import io.plumbline.evidence.bin.Bin;
import io.plumbline.evidence.ledger.Ledger;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.scan.Counts;
import io.plumbline.evidence.scan.Scans;
import io.plumbline.platform.audit.Audit;
import io.plumbline.platform.audit.AuditEntry;
import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Ends a scan. A complete one declares gone what it covers and no longer holds, in steps of one
 * transaction each; evidence that comes late is held against the complete scans after it, so that
 * the order in which scans arrive makes no difference.
 */
@ApplicationScoped
public class ScanCloser {

  private static final String WITHHELD =
      "nothing was declared gone: not all that this scan held is known";

  private static final String EMPTY =
      "nothing was declared gone: a scan without a record does not say when it was";

  private static final String LOSE =
      "update finding f set lifecycle = 'GONE', bin = i.bin, batch = $4::uuid"
          + " from unnest($2::uuid[], $3::uuid[]) as i(id, bin)"
          + " where f.tenant = $1 and f.id = i.id";

  private final TenantPool tenants;
  private final RollupService rollups;
  private final BatchWriter writer;
  private final Ledger ledger;
  private final Audit audit;

  @Inject
  public ScanCloser(
      TenantPool tenants, RollupService rollups, BatchWriter writer, Ledger ledger, Audit audit) {
    this.tenants = tenants;
    this.rollups = rollups;
    this.writer = writer;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** Ends a scan all of whose records are stored. */
  Uni<Void> succeed(ScanRun run, String method) {
    boolean withheld = run.complete && run.unreadable;
    return covered(run, withheld)
        .onItem()
        .transformToMulti(scans -> Multi.createFrom().iterable(scans))
        .onItem()
        .transformToUniAndConcatenate(covered -> loseAll(run, covered))
        .collect()
        .last()
        .chain(() -> finish(run, "SUCCEEDED", reservation(run, withheld), method));
  }

  /** Why a complete scan declared nothing gone. */
  private static String reservation(ScanRun run, boolean withheld) {
    if (withheld) {
      return WITHHELD;
    }
    return run.complete && run.scope.oldest() == null ? EMPTY : "";
  }

  /** Breaks a scan off; what was stored of it stays. */
  Uni<Void> fail(ScanRun run, String error, String method) {
    return finish(run, "FAILED", error, method);
  }

  /**
   * Holds what was taken late into a scan that has ended against the complete scans after it, in
   * the transaction of the caller; the scan itself then starts no later than what it holds.
   */
  Uni<Void> late(SqlConnection connection, ScanRun run) {
    Instant oldest = run.scope.oldest();
    ScanRun.Projection projection = run.projection;
    if (oldest == null || projection == null) {
      return Uni.createFrom().voidItem();
    }
    return Scans.startedAt(connection, run.tenant, run.id, oldest)
        .chain(() -> Scans.completeAfter(connection, run.tenant, run.sender.id(), oldest))
        .onItem()
        .transformToMulti(scans -> Multi.createFrom().iterable(scans))
        .onItem()
        .transformToUniAndConcatenate(
            covered -> {
              LostFindings lost = new LostFindings(covered);
              return repeat(() -> lose(connection, run, lost, projection));
            })
        .collect()
        .last()
        .chain(() -> run.seen.see(connection, run.tenant))
        .chain(() -> rollups.refresh(connection, run.tenant, run.workloads()))
        .invoke(run.versions::putAll)
        .replaceWithVoid();
  }

  private Uni<List<Scans.Covered>> covered(ScanRun run, boolean withheld) {
    Instant oldest = run.scope.oldest();
    if (oldest == null) {
      return Uni.createFrom().item(List.of());
    }
    return tenants
        .in(run.tenant, c -> Scans.completeAfter(c, run.tenant, run.sender.id(), oldest))
        .map(
            scans -> {
              if (run.complete && !withheld) {
                scans.add(
                    new Scans.Covered(
                        run.scope.accounts(), run.scope.regions(), run.scope.rules(), oldest));
              }
              return scans;
            });
  }

  private Uni<Void> loseAll(ScanRun run, Scans.Covered covered) {
    LostFindings lost = new LostFindings(covered);
    return repeat(() -> lose(run, lost));
  }

  /** Goes on until a step says that it was the last. */
  private static Uni<Void> repeat(Supplier<Uni<? extends Boolean>> step) {
    return Multi.createBy()
        .repeating()
        .uni(step)
        .until(last -> last)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Boolean> lose(ScanRun run, LostFindings lost) {
    return tenants.in(
        run.tenant,
        connection ->
            Locks.forSource(connection, run.tenant, run.sender.id())
                .chain(() -> writer.projection(connection, run))
                .chain(projection -> lose(connection, run, lost, projection)));
  }

  private Uni<Boolean> lose(
      SqlConnection connection, ScanRun run, LostFindings lost, ScanRun.Projection projection) {
    run.batch = ledger.nextBatch();
    return lost.next(connection, run, projection)
        .chain(
            rows -> {
              Impact impact = new Impact(projection);
              rows.forEach(
                  row -> impact.lose(row.getUUID("id"), Stored.of(row, new byte[0]), Bin.of(row)));
              Counts counts = new Counts();
              counts.addGone(rows.size());
              run.counts.add(counts);
              return lose(connection, run, impact.bins)
                  .chain(() -> impact.binTally.apply(connection, run.tenant))
                  .chain(() -> run.tell(connection, counts, 0))
                  .chain(() -> Recorded.gone(ledger, connection, run, rows))
                  .chain(() -> rollups.apply(connection, run.tenant, impact.changes))
                  .invoke(run.versions::putAll)
                  .replaceWith(lost::isDone);
            });
  }

  private static Uni<Void> lose(SqlConnection connection, ScanRun run, Map<UUID, UUID> bins) {
    if (bins.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    UUID[] findings = bins.keySet().toArray(UUID[]::new);
    UUID[] entered = Stream.of(findings).map(bins::get).toArray(UUID[]::new);
    return RevisionTable.lost(connection, run.tenant, bins.keySet())
        .chain(() -> HeldTable.insert(connection, run, "GONE", bins.keySet()))
        .chain(
            () ->
                connection
                    .preparedQuery(LOSE)
                    .execute(
                        Tuple.of(run.tenant)
                            .addArrayOfUUID(findings)
                            .addArrayOfUUID(entered)
                            .addUUID(run.batch)))
        .replaceWithVoid();
  }

  private Uni<Void> finish(ScanRun run, String state, String error, String method) {
    AuditEntry entry =
        new AuditEntry(
            method,
            "scans/" + run.id,
            state.toLowerCase(Locale.ROOT),
            Map.of(
                "source", "sources/" + run.sender.id(),
                "read", Long.toString(run.counts.read()),
                "gone", Long.toString(run.counts.gone())));
    return tenants.in(
        run.tenant,
        connection ->
            Locks.shared(connection, run.tenant)
                .chain(() -> run.seen.see(connection, run.tenant))
                .chain(() -> rollups.refresh(connection, run.tenant, run.workloads()))
                .invoke(run.versions::putAll)
                .chain(
                    () ->
                        Scans.finish(
                            connection, run.tenant, run.id, state, error, run.scope, run.versions))
                .chain(() -> audit.record(connection, entry)));
  }
}
