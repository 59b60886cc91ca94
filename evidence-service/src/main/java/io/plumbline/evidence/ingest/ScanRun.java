package io.plumbline.evidence.ingest;

import io.plumbline.evidence.acceptance.Acceptances;
import io.plumbline.evidence.rollup.Counting;
import io.plumbline.evidence.routing.Router;
import io.plumbline.evidence.scan.Counts;
import io.plumbline.evidence.scan.ScanScopeSeen;
import io.plumbline.evidence.scan.Scans;
import io.plumbline.evidence.source.Sender;
import io.plumbline.evidence.tally.RuleTally;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one scan carries from batch to batch. Belongs to one call; used by one thread at a time. */
final class ScanRun {

  /** Scopes, what is counted by and what exceptions cover, with the stamp they were read under. */
  record Projection(String stamp, Router router, Counting counting, Acceptances acceptances) {}

  final String tenant;
  final UUID id;
  final Sender sender;
  final String onlyWorkload;
  final boolean complete;
  final ScanScopeSeen scope;
  final Counts counts = new Counts();
  final Map<String, Long> versions = new TreeMap<>();
  final Standing standing = new Standing();

  /** When the findings of each rule and account that were written were observed. */
  final RuleTally seen = new RuleTally();

  private final Set<String> workloads = new TreeSet<>();
  @Nullable Projection projection;

  /** The ledger's id of the batch that is being written; null when no ledger is kept. */
  @Nullable UUID batch;

  /** Whether the scan has ended before and is amended now: it then stays as it ended. */
  boolean ended;

  /** Whether some record of the scan is not known; a complete scan then declares nothing gone. */
  boolean unreadable;

  ScanRun(
      String tenant,
      UUID id,
      Sender sender,
      String onlyWorkload,
      boolean complete,
      ScanScopeSeen scope) {
    this.tenant = tenant;
    this.id = id;
    this.sender = sender;
    this.onlyWorkload = onlyWorkload;
    this.complete = complete;
    this.scope = scope;
  }

  /** Adds what became of records to the row of the scan. */
  Uni<Void> tell(SqlConnection connection, Counts more, long sequence) {
    return ended
        ? Scans.amend(connection, tenant, id, more)
        : Scans.progress(connection, tenant, id, more, sequence);
  }

  void touch(Set<String> touched) {
    workloads.addAll(touched);
  }

  /** Workloads some number of which was written. */
  Set<String> workloads() {
    return workloads;
  }
}
