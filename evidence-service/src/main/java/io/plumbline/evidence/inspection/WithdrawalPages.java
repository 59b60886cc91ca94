package io.plumbline.evidence.inspection;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.ledger.Withdrawal;
import io.plumbline.evidence.routing.Workloads;
import io.plumbline.platform.persistence.TenantPool;
import io.plumbline.proto.evidence.v1.LedgerEntry;
import io.plumbline.proto.evidence.v1.LedgerFault.Kind;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.UUID;

/** Holds withdrawals of attestations against their leaves, and the leaves against them. */
final class WithdrawalPages {

  private static final int PAGE = 500;

  /** Those from before withdrawals were recorded have no leaf. */
  private static final String WITHDRAWALS =
      "select x.*, l.sequence, l.entry, exists (select 1 from ledger_pending p"
          + " where p.tenant = $1 and p.id = x.leaf) as waits"
          + " from attestation_withdrawal x left join ledger_leaf l on l.tenant = $1 and l.id = x.leaf"
          + " where x.tenant = $1 and x.leaf is not null and (x.workload, x.attestation) > ($2, $3)"
          + " order by x.workload, x.attestation limit "
          + PAGE;

  private static final String MISSING =
      "select l.sequence, l.resource from ledger_leaf l where l.tenant = $1"
          + " and l.type = 'DECISION' and l.resource like 'workloads/%/attestations/%'"
          + " and l.sequence < $2 and not exists"
          + " (select 1 from attestation_withdrawal x where x.tenant = $1 and x.leaf = l.id)"
          + " order by l.sequence limit 100";

  private final TenantPool tenants;
  private final String tenant;
  private final Snapshot snapshot;
  private final Report report;
  private String workload = "";
  private UUID attestation = new UUID(0, 0);

  WithdrawalPages(TenantPool tenants, String tenant, Snapshot snapshot, Report report) {
    this.tenants = tenants;
    this.tenant = tenant;
    this.snapshot = snapshot;
    this.report = report;
  }

  Uni<Void> run() {
    return Multi.createBy()
        .repeating()
        .uni(this::page)
        .until(last -> last)
        .collect()
        .last()
        .chain(this::missing);
  }

  private Uni<Boolean> page() {
    return tenants
        .in(
            tenant,
            c -> c.preparedQuery(WITHDRAWALS).execute(Tuple.of(tenant, workload, attestation)))
        .map(this::take);
  }

  private boolean take(RowSet<Row> rows) {
    for (Row row : rows) {
      workload = row.getString("workload");
      attestation = row.getUUID("attestation");
      check(row);
    }
    return rows.size() < PAGE;
  }

  private void check(Row row) {
    Long sequence = row.getLong("sequence");
    if (row.getBoolean("waits") || (sequence != null && sequence >= snapshot.size())) {
      return;
    }
    report.evidence();
    if (sequence == null || !isAsRecorded(row, row.getBuffer("entry"))) {
      report.fault(
          Kind.KIND_EVIDENCE_CHANGED, name(), "its withdrawal is not what its leaf recorded");
    }
  }

  private boolean isAsRecorded(Row row, Buffer entry) {
    Withdrawal stored =
        new Withdrawal(
            name(),
            row.getString("reason"),
            row.getString("author"),
            row.getString("author_name"),
            row.getOffsetDateTime("create_time").toInstant());
    try {
      byte[] recorded =
          LedgerEntry.parseFrom(entry.getBytes()).getDecision().getContentHash().toByteArray();
      return Arrays.equals(recorded, stored.hash());
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private String name() {
    return Workloads.PREFIX + workload + "/attestations/" + attestation;
  }

  private Uni<Void> missing() {
    return tenants
        .in(tenant, c -> c.preparedQuery(MISSING).execute(Tuple.of(tenant, snapshot.size())))
        .invoke(
            rows ->
                rows.forEach(
                    row ->
                        report.fault(
                            Kind.KIND_EVIDENCE_MISSING,
                            row.getString("resource"),
                            "leaf %d recorded that it was withdrawn, it no longer is"
                                .formatted(row.getLong("sequence")))))
        .replaceWithVoid();
  }
}
