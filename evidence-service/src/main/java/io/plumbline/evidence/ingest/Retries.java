package io.plumbline.evidence.ingest;

import io.plumbline.evidence.document.Reread;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.masking.Masker;
import io.plumbline.evidence.masking.Masking;
import io.plumbline.evidence.routing.Locks;
import io.plumbline.evidence.scan.Counts;
import io.plumbline.evidence.scan.ScanScopeSeen;
import io.plumbline.evidence.source.Sender;
import io.plumbline.proto.evidence.v1.ScanScope;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes refused records of a scan that has ended in once more, as a batch of that scan: same
 * reader, same gate, same writes. Each moves from quarantined to its outcome, so the sum of the
 * scan stays what was read.
 */
@ApplicationScoped
public class Retries {

  /** A scan that has ended. */
  public record Scan(String tenant, UUID id, String format, String onlyWorkload, Sender sender) {}

  private final BatchWriter writer;
  private final ScanCloser closer;
  private final Masker masker;
  private final Clock clock;

  @Inject
  public Retries(BatchWriter writer, ScanCloser closer, Masking masking, Clock clock) {
    this.writer = writer;
    this.closer = closer;
    this.masker = masking.masker();
    this.clock = clock;
  }

  /** Judges originals on a worker; nothing when originals of this scan can not be read again. */
  public Uni<Optional<Retry>> judge(Scan scan, List<Retry.Original> originals) {
    if (!Reread.knows(scan.format())) {
      return Uni.createFrom().item(Optional.empty());
    }
    ScanRun run =
        new ScanRun(
            scan.tenant(),
            scan.id(),
            scan.sender(),
            scan.onlyWorkload(),
            false,
            new ScanScopeSeen(ScanScope.getDefaultInstance()));
    run.ended = true;
    Gate gate = new Gate(scan.sender(), clock);
    return new Worker(Vertx.currentContext())
        .run(() -> Optional.of(Retry.of(run, gate, new Again(scan.format(), masker), originals)));
  }

  /** Makes the caller's transaction the one that writes of this source. */
  public Uni<Void> lock(SqlConnection connection, Retry retry) {
    return Locks.forSource(connection, retry.run.tenant, retry.run.sender.id());
  }

  /**
   * Stores those of the takeable records, in the transaction of the caller, who holds the lock.
   *
   * @param still which of them nobody has settled since they were judged
   */
  public Uni<Retry.Taken> store(SqlConnection connection, Retry retry, Set<Long> still) {
    Map<Long, Candidate> taken = new TreeMap<>(retry.candidates);
    taken.keySet().retainAll(still);
    if (taken.isEmpty()) {
      return Uni.createFrom().item(new Retry.Taken(Map.of(), Map.of()));
    }
    Batch batch = new Batch();
    taken.values().forEach(batch::take);
    Counts settled = new Counts();
    settled.add(Outcome.QUARANTINED, -taken.size());
    return writer
        .amend(connection, retry.run, batch)
        .call(() -> retry.run.tell(connection, settled, 0))
        .call(() -> closer.late(connection, retry.run))
        .map(settlement -> outcomes(settlement, taken))
        .map(outcomes -> new Retry.Taken(outcomes, Map.copyOf(retry.run.versions)));
  }

  /** A record that is no winner lost to another one of its identity. */
  private static Map<Long, Outcome> outcomes(Settlement settlement, Map<Long, Candidate> taken) {
    Map<Candidate, Outcome> winners = new IdentityHashMap<>();
    settlement.decided().forEach(d -> winners.put(d.candidate(), d.outcome()));
    Map<Long, Outcome> outcomes = new TreeMap<>();
    taken.forEach((i, c) -> outcomes.put(i, winners.getOrDefault(c, Outcome.DUPLICATE)));
    return outcomes;
  }
}
