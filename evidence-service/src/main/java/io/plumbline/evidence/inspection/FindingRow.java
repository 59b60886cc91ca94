package io.plumbline.evidence.inspection;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Digests;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored finding, with the digests of what stands in its columns now.
 *
 * @param content the digest that is stored
 * @param says the digest of the columns
 * @param original the digest of the stored original, or of the one that was purged
 * @param batch that wrote it last, null when no ledger was kept
 * @param sequence of that batch's leaf, null while it has none
 * @param waits whether the leaf waits for its place
 */
record FindingRow(
    UUID id,
    Instant observedAt,
    Observation observation,
    Lifecycle lifecycle,
    byte[] content,
    byte[] says,
    byte[] original,
    OffsetDateTime createdAt,
    @Nullable UUID batch,
    @Nullable Long sequence,
    boolean waits) {

  /** The columns; {@code f} is the finding, {@code $1} the tenant. */
  static final String COLUMNS =
      "f.*, (select l.sequence from ledger_leaf l where l.tenant = $1 and l.id = f.batch)"
          + " as sequence, exists (select 1 from ledger_pending p where p.tenant = $1"
          + " and p.id = f.batch) as waits,"
          + " (select t.sha256 from tombstone t where f.raw = ''::bytea and t.tenant = $1"
          + " and t.kind = 'FINDING_ORIGINAL' and t.resource = 'findings/' || f.id"
          + " order by t.purge_time desc limit 1) as purged";

  static FindingRow of(Row row) {
    Finding finding = finding(row);
    return new FindingRow(
        row.getUUID("id"),
        finding.observedAt(),
        finding.observation(),
        Lifecycle.valueOf(row.getString("lifecycle")),
        row.getBuffer("content").getBytes(),
        Digests.content(finding),
        original(row),
        row.getOffsetDateTime("create_time"),
        row.getUUID("batch"),
        row.getLong("sequence"),
        row.getBoolean("waits"));
  }

  /** Where retention took an original away, its tombstone says what it was. */
  private static byte[] original(Row row) {
    Buffer purged = row.getBuffer("purged");
    return purged == null ? Digests.original(row.getBuffer("raw").getBytes()) : purged.getBytes();
  }

  /** As it was when it was digested: a finding that is gone was open then. */
  private static Finding finding(Row row) {
    Lifecycle lifecycle = Lifecycle.valueOf(row.getString("lifecycle"));
    String tags = row.getString("tags");
    return new Finding(
        row.getString("product"),
        FindingClass.valueOf(row.getString("class")),
        row.getString("rule"),
        row.getString("account"),
        row.getString("region"),
        row.getString("resource"),
        row.getString("resource_type"),
        row.getString("resource_name"),
        tags.isEmpty() ? List.of() : List.of(tags.split("\n", -1)),
        row.getString("native_id"),
        List.of(),
        Observation.valueOf(row.getString("observation")),
        row.getString("status_word"),
        lifecycle == Lifecycle.GONE ? Lifecycle.OPEN : lifecycle,
        Decision.valueOf(row.getString("decision")),
        Severity.valueOf(row.getString("severity")),
        row.getString("title"),
        row.getString("detail"),
        row.getOffsetDateTime("observed_at").toInstant());
  }
}
