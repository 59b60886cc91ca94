package io.plumbline.evidence.inspection;

import com.google.protobuf.InvalidProtocolBufferException;
import io.plumbline.evidence.attestation.StoredAttestation;
import io.plumbline.evidence.ledger.AttestationHash;
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

/** Holds attestations against the leaves that recorded them, and the other way round. */
final class AttestationPages {

  private static final int PAGE = 500;

  private static final String ATTESTATIONS =
      "select a.*, l.sequence, l.entry, exists (select 1 from ledger_pending p"
          + " where p.tenant = $1 and p.id = a.id) as waits"
          + " from attestation a left join ledger_leaf l on l.tenant = $1 and l.id = a.id"
          + " where a.tenant = $1 and (a.workload, a.id) > ($2, $3)"
          + " order by a.workload, a.id limit "
          + PAGE;

  private static final String MISSING =
      "select l.sequence, l.resource from ledger_leaf l where l.tenant = $1"
          + " and l.type = 'ATTESTATION' and l.sequence < $2 and not exists"
          + " (select 1 from attestation a where a.tenant = $1 and a.id = l.id)"
          + " order by l.sequence limit 100";

  private final TenantPool tenants;
  private final String tenant;
  private final Snapshot snapshot;
  private final Report report;
  private String workload = "";
  private UUID id = new UUID(0, 0);
  private long done;

  AttestationPages(TenantPool tenants, String tenant, Snapshot snapshot, Report report) {
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
        .in(tenant, c -> c.preparedQuery(ATTESTATIONS).execute(Tuple.of(tenant, workload, id)))
        .map(this::take);
  }

  private boolean take(RowSet<Row> rows) {
    for (Row row : rows) {
      workload = row.getString("workload");
      id = row.getUUID("id");
      check(row);
      done++;
    }
    report.progress("attestations", done, done);
    return rows.size() < PAGE;
  }

  private void check(Row row) {
    StoredAttestation stored = StoredAttestation.of(row);
    String name = stored.attestation().getName();
    Long sequence = row.getLong("sequence");
    if (row.getBoolean("waits") || (sequence != null && sequence >= snapshot.size())) {
      return;
    }
    report.evidence();
    if (sequence == null) {
      if (!row.getOffsetDateTime("create_time").isBefore(snapshot.since())) {
        report.fault(Kind.KIND_EVIDENCE_CHANGED, name, "it was never recorded");
      }
    } else if (!isAsRecorded(stored, row.getBuffer("entry"))) {
      report.fault(
          Kind.KIND_EVIDENCE_CHANGED, name, "it is not what leaf %d recorded".formatted(sequence));
    }
  }

  private static boolean isAsRecorded(StoredAttestation stored, Buffer entry) {
    try {
      byte[] recorded =
          LedgerEntry.parseFrom(entry.getBytes()).getAttestation().getContentHash().toByteArray();
      return Arrays.equals(recorded, AttestationHash.of(stored.attestation(), stored.attestedBy()));
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
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
                            "leaf %d recorded it, it is not there"
                                .formatted(row.getLong("sequence")))))
        .replaceWithVoid();
  }
}
