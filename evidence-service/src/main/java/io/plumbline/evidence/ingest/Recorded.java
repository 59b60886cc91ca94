package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.ledger.FindingBatch;
import io.plumbline.evidence.ledger.FindingLeaf;
import io.plumbline.evidence.ledger.Ledger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a batch that wrote something records in the ledger. */
final class Recorded {

  private Recorded() {}

  /** Records the findings a settled batch wrote. */
  static Uni<Void> written(
      Ledger ledger, SqlConnection connection, ScanRun run, Settlement settlement, long sequence) {
    List<FindingLeaf> leaves =
        settlement.decided().stream()
            .filter(decided -> decided.outcome().writes())
            .map(Recorded::leaf)
            .toList();
    FindingBatch.Written written =
        new FindingBatch.Written(
            settlement.of(Outcome.NEW).size(),
            settlement.of(Outcome.CHANGED).size(),
            settlement.of(Outcome.REFRESHED).size(),
            0);
    return record(ledger, connection, run, sequence, written, leaves);
  }

  /** Records findings that are gone, by rows with what a leaf holds of them. */
  static Uni<Void> gone(Ledger ledger, SqlConnection connection, ScanRun run, Iterable<Row> rows) {
    List<FindingLeaf> leaves = new ArrayList<>();
    rows.forEach(row -> leaves.add(gone(row)));
    FindingBatch.Written written = new FindingBatch.Written(0, 0, 0, leaves.size());
    return record(ledger, connection, run, 0, written, leaves);
  }

  private static FindingLeaf gone(Row row) {
    return new FindingLeaf(
        row.getUUID("id"),
        row.getOffsetDateTime("observed_at").toInstant(),
        Observation.valueOf(row.getString("observation")),
        Lifecycle.GONE,
        Decision.valueOf(row.getString("decision")),
        row.getBuffer("content").getBytes(),
        FindingLeaf.keptBefore());
  }

  private static Uni<Void> record(
      Ledger ledger,
      SqlConnection connection,
      ScanRun run,
      long sequence,
      FindingBatch.Written written,
      List<FindingLeaf> leaves) {
    UUID batch = run.batch;
    return batch == null
        ? Uni.createFrom().voidItem()
        : ledger.findings(
            connection, run.tenant, FindingBatch.of(batch, run.id, sequence, written, leaves));
  }

  private static FindingLeaf leaf(Settlement.Decided decided) {
    Candidate candidate = decided.candidate();
    Finding finding = candidate.finding();
    return new FindingLeaf(
        candidate.id(),
        finding.observedAt(),
        finding.observation(),
        finding.lifecycle(),
        finding.decision(),
        candidate.claim().content(),
        decided.outcome() == Outcome.REFRESHED ? FindingLeaf.keptBefore() : candidate.original());
  }
}
