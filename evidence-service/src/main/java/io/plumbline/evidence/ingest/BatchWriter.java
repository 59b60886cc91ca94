package io.plumbline.evidence.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.bin.Rebinning;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.ledger.Ledger;
import io.plumbline.evidence.rollup.Counting;
import io.plumbline.evidence.rollup.RollupService;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.routing.Plans;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.evidence.scan.Counts;
import io.plumbline.platform.persistence.TenantPool;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Stores one batch in one transaction: reads what is stored, decides in memory, then writes what is
 * new, changed or refreshed with one statement each, and routes, numbers, quarantine, progress and
 * events with them. Writers of one source take turns, so what was read still holds when it is
 * written, and what did not change is not touched at all.
 */
@ApplicationScoped
public class BatchWriter {

  private static final String STAMP =
      "select (select count(*) || '/' || coalesce(sum(version + routed_version), 0) from workload"
          + " where tenant = $1) || '/' || coalesce((select version from counting"
          + " where tenant = $1), 0)";

  /** The order in which a scan's findings are listed within a batch. */
  private static final Comparator<Settlement.Decided> GRAVEST =
      Comparator.comparing((Settlement.Decided d) -> d.candidate().finding().observation().rank())
          .thenComparing(d -> d.candidate().finding().severity())
          .reversed();

  private final TenantPool tenants;
  private final RollupService rollups;
  private final Ledger ledger;
  private final MeterRegistry meters;

  @Inject
  public BatchWriter(
      TenantPool tenants, RollupService rollups, Ledger ledger, MeterRegistry meters) {
    this.tenants = tenants;
    this.rollups = rollups;
    this.ledger = ledger;
    this.meters = meters;
    // There from the start: a series that begins at 7 hides seven records from a rate.
    count(new Counts());
  }

  /**
   * Stores a batch and adds what became of it to the run.
   *
   * @param sequence of the batch in its stream; 0 for an upload
   */
  Uni<Settlement> write(ScanRun run, Batch batch, long sequence) {
    Timer.Sample sample = Timer.start(meters);
    return tenants
        .in(run.tenant, connection -> new Writing(connection, run, batch, sequence).run())
        .invoke(
            settlement -> {
              Counts counts = settlement.counts();
              run.counts.add(counts);
              run.unreadable |= batch.hidesSomething();
              batch.candidates().forEach(candidate -> run.scope.see(candidate.finding()));
              sample.stop(meters.timer("plumbline.ingest.batch"));
              count(counts);
            });
  }

  private void count(Counts counts) {
    for (Outcome outcome : Outcome.values()) {
      meters
          .counter("plumbline.ingest.records", "outcome", outcome.name().toLowerCase(Locale.ROOT))
          .increment((double) Math.max(0, counts.of(outcome)));
    }
  }

  /** Stores records of a scan that has ended, in the transaction of the caller. */
  Uni<Settlement> amend(SqlConnection connection, ScanRun run, Batch batch) {
    return new Writing(connection, run, batch, 0)
        .run()
        .invoke(() -> batch.candidates().forEach(taken -> run.scope.see(taken.finding())));
  }

  /** Scopes and counting of the tenant; read anew only when they have changed. Needs the lock. */
  Uni<ScanRun.Projection> projection(SqlConnection connection, ScanRun run) {
    return connection
        .preparedQuery(STAMP)
        .execute(Tuple.of(run.tenant))
        .map(rows -> rows.iterator().next().getString(0))
        .chain(
            stamp -> {
              ScanRun.Projection known = run.projection;
              return known != null && known.stamp().equals(stamp)
                  ? Uni.createFrom().item(known)
                  : load(connection, run, stamp);
            });
  }

  private static Uni<ScanRun.Projection> load(SqlConnection connection, ScanRun run, String stamp) {
    return Workloads.router(connection, run.tenant)
        .chain(
            router ->
                Counting.of(connection, run.tenant)
                    .chain(
                        counting ->
                            Acceptances.of(connection, run.tenant)
                                .map(
                                    acceptances ->
                                        new ScanRun.Projection(
                                            stamp, router, counting, acceptances))))
        .invoke(projection -> run.projection = projection);
  }

  /**
   * One transaction. What does not need each other's answer is sent without waiting for it: the
   * server runs the statements of a connection in the order they were sent, and once one has failed
   * refuses the rest of the transaction.
   */
  private final class Writing {
    private final SqlConnection connection;
    private final ScanRun run;
    private final Batch batch;
    private final long sequence;

    Writing(SqlConnection connection, ScanRun run, Batch batch, long sequence) {
      this.connection = connection;
      this.run = run;
      this.batch = batch;
      this.sequence = sequence;
    }

    Uni<Settlement> run() {
      return Uni.combine()
          .all()
          .unis(
              Locks.forSource(connection, run.tenant, run.sender.id()),
              Plans.byIndex(connection),
              projection(connection, run))
          .with((locked, planned, projection) -> projection)
          .chain(
              projection ->
                  FindingTable.read(connection, run.tenant, batch, projection)
                      .chain(stored -> settle(projection, stored)));
    }

    private Uni<Settlement> settle(ScanRun.Projection projection, Map<UUID, Stored> stored) {
      Settlement settlement = Settlement.of(batch, stored, run.onlyWorkload, run.standing);
      Impact impact = new Impact(projection);
      impact.of(settlement, run);
      run.batch = ledger.nextBatch();
      run.touch(impact.changes.workloads());
      return Uni.combine()
          .all()
          .unis(
              List.of(
                  RevisionTable.changed(connection, run.tenant, settlement.of(Outcome.CHANGED)),
                  FindingTable.insert(connection, run, settlement.of(Outcome.NEW), impact.bins),
                  FindingTable.change(connection, run, settlement.of(Outcome.CHANGED), impact.bins),
                  FindingTable.refresh(connection, run, settlement.of(Outcome.REFRESHED)),
                  impact.left.delete(connection, run.tenant),
                  impact.joined.insert(connection, run.tenant),
                  impact.marked.mark(connection, run.tenant),
                  impact.binTally.apply(connection, run.tenant),
                  Rebinning.of(connection, run.tenant, impact.rebinned(), impact::rebinned),
                  hold(settlement, Outcome.NEW),
                  hold(settlement, Outcome.CHANGED),
                  hold(settlement, Outcome.REFRESHED),
                  QuarantineWriter.insert(connection, run, batch.refusals()),
                  Recorded.written(ledger, connection, run, settlement, sequence),
                  run.tell(connection, settlement.counts(), sequence),
                  impact.tally.add(connection, run.tenant),
                  rollups
                      .apply(connection, run.tenant, impact.changes)
                      .invoke(run.versions::putAll)))
          .discardItems()
          .replaceWith(settlement);
    }

    private Uni<Void> hold(Settlement settlement, Outcome outcome) {
      List<UUID> ids =
          settlement.of(outcome).stream().sorted(GRAVEST).map(d -> d.candidate().id()).toList();
      return HeldTable.insert(connection, run, outcome.name(), ids);
    }
  }
}
