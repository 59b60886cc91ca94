package io.plumbline.evidence.sequencing;

import io.plumbline.merkle.Frontier;
import io.plumbline.merkle.MissingHashException;
import io.plumbline.merkle.ProofPlan;
import io.plumbline.merkle.Proofs;
import io.plumbline.merkle.TileSet;
import io.plumbline.merkle.note.Checkpoint;
import io.plumbline.merkle.note.MalformedNoteException;
import io.plumbline.merkle.note.SignedNote;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the sequencer from signing what does not follow from what was signed before: by the newest
 * stored checkpoint, by the last one this process signed, and by the copy outside the database. A
 * database that was restored from a backup, or changed behind the sequencer's back, is refused.
 */
@ApplicationScoped
class LedgerGuard {

  private final LedgerKeys keys;
  private final Archives archives;
  private final Map<String, Checkpoint> known = new ConcurrentHashMap<>();

  @Inject
  LedgerGuard(LedgerKeys keys, Archives archives) {
    this.keys = keys;
    this.archives = archives;
  }

  /**
   * Learns what was signed before of a log, once per process.
   *
   * @throws LedgerRefusedException (as the failure) when the copy is of another key or log
   */
  Uni<Void> prepare(String tenant) {
    if (known.containsKey(tenant)) {
      return Uni.createFrom().voidItem();
    }
    return archives
        .newest(tenant)
        .map(copy -> copy.map(note -> copied(tenant, note)).orElseGet(() -> beginning(tenant)))
        .invoke(checkpoint -> known.putIfAbsent(tenant, checkpoint))
        .replaceWithVoid();
  }

  /**
   * Passes only a log that holds together and goes on from what is known of it.
   *
   * @throws LedgerRefusedException (as the failure) for any other
   */
  Uni<Void> check(SqlConnection connection, String tenant, LedgerHead head) {
    String origin = keys.origin(tenant);
    if (!head.isNew()) {
      head.signer(origin, keys.keys(tenant));
    }
    Checkpoint stored = head.checkpoint(origin);
    Checkpoint before = known.getOrDefault(tenant, beginning(tenant));
    if (before.size() > stored.size()) {
      throw new LedgerRefusedException(
          "the log has %d leaves but was signed with %d: its end was cut off, or a backup restored"
              .formatted(stored.size(), before.size()));
    }
    ProofPlan plan = ProofPlan.consistency(before.size(), stored.size());
    Uni<TileSet> tiles =
        plan.ranges().isEmpty()
            ? Uni.createFrom().item(new TileSet(List.of()))
            : LedgerTables.tiles(connection, tenant, plan.tiles());
    return tiles
        .map(plan::from)
        .onFailure(MissingHashException.class)
        .transform(missing -> new LedgerRefusedException(missing.getMessage()))
        .invoke(proof -> compare(before, stored, proof))
        .invoke(() -> known.merge(tenant, stored, LedgerGuard::larger))
        .invoke(() -> oweCopy(tenant, before, head))
        .replaceWithVoid();
  }

  /** Remembers what was signed and committed. */
  void signed(String tenant, Checkpoint checkpoint) {
    known.merge(tenant, checkpoint, LedgerGuard::larger);
  }

  /** The copy may be behind: a process may have died between its commit and the copy. */
  private void oweCopy(String tenant, Checkpoint before, LedgerHead head) {
    if (head.frontier().size() > before.size()) {
      archives.owe(tenant, head.note());
    }
  }

  private static void compare(Checkpoint before, Checkpoint stored, List<byte[]> proof) {
    boolean goesOn =
        Proofs.extend(before.size(), before.root(), stored.size(), stored.root(), proof);
    if (!goesOn) {
      throw new LedgerRefusedException(
          "the log of %d leaves does not go on from the one that was signed with %d: it was forked"
              .formatted(stored.size(), before.size()));
    }
  }

  private Checkpoint copied(String tenant, String note) {
    try {
      SignedNote signed = SignedNote.parse(note);
      Checkpoint checkpoint = Checkpoint.parse(signed.text());
      if (checkpoint.origin().equals(keys.origin(tenant))
          && signed.signer(keys.keys(tenant)).isPresent()) {
        return checkpoint;
      }
    } catch (MalformedNoteException e) {
      throw new LedgerRefusedException(
          "the newest copy outside the database can not be read: " + e.getMessage());
    }
    throw new LedgerRefusedException(
        "the newest copy outside the database is not signed by a key of this ledger");
  }

  private Checkpoint beginning(String tenant) {
    return new LedgerHead("", new Frontier()).checkpoint(keys.origin(tenant));
  }

  private static Checkpoint larger(Checkpoint a, Checkpoint b) {
    return a.size() >= b.size() ? a : b;
  }
}
