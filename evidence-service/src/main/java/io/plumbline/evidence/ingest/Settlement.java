package io.plumbline.evidence.ingest;

import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Outcome;
import io.plumbline.evidence.scan.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch: one winner per identity, each against what is stored. A record of an identity
 * that an earlier batch of the same upload held is a duplicate, whichever of the two wins.
 */
final class Settlement {

  /**
   * A winner with what becomes of it.
   *
   * @param first whether no earlier batch of the upload held this identity
   */
  record Decided(Candidate candidate, @Nullable Stored stored, Outcome outcome, boolean first) {}

  private final List<Decided> decided = new ArrayList<>();
  private final Map<Candidate, Outcome> told = new IdentityHashMap<>();
  private final Counts counts = new Counts();

  private Settlement() {}

  static Settlement of(
      Batch batch, Map<UUID, Stored> stored, String onlyWorkload, Standing standing) {
    Settlement settlement = new Settlement();
    settlement.counts.add(Outcome.QUARANTINED, batch.refusals().size());
    settlement.counts.addMasked(batch.masked());
    Map<UUID, Candidate> winners = new LinkedHashMap<>();
    for (Candidate candidate : batch.candidates()) {
      winners.merge(candidate.id(), candidate, Settlement::greater);
    }
    settlement.counts.add(Outcome.DUPLICATE, batch.candidates().size() - winners.size());
    winners.values().stream()
        .sorted(Comparator.comparing(Candidate::id))
        .forEach(w -> settlement.settle(w, stored.get(w.id()), onlyWorkload, standing));
    return settlement;
  }

  private static Candidate greater(Candidate a, Candidate b) {
    return a.claim().compareTo(b.claim()) >= 0 ? a : b;
  }

  private void settle(
      Candidate winner, @Nullable Stored known, String onlyWorkload, Standing standing) {
    boolean gone = known != null && known.lifecycle() == Lifecycle.GONE;
    Outcome outcome = Outcome.of(winner.claim(), known == null ? null : known.claim(), gone);
    if (outcome == Outcome.REFRESHED
        && known != null
        && !known.subject().only().equals(onlyWorkload)) {
      outcome = Outcome.CHANGED;
    }
    Outcome before = standing.get(winner.id());
    decided.add(new Decided(winner, known, outcome, before == null));
    if (before == null) {
      standing.put(winner.id(), outcome);
      told.put(winner, outcome);
      counts.add(outcome, 1);
      return;
    }
    counts.add(Outcome.DUPLICATE, 1);
    if (outcome.compareTo(before) < 0) {
      standing.put(winner.id(), outcome);
      told.put(winner, outcome);
      counts.add(before, -1);
      counts.add(outcome, 1);
    }
  }

  /** What the sender of a record is told became of it, as the counts have it. */
  Outcome told(Candidate candidate) {
    return told.getOrDefault(candidate, Outcome.DUPLICATE);
  }

  List<Decided> of(Outcome outcome) {
    return decided.stream().filter(d -> d.outcome() == outcome).toList();
  }

  List<Decided> decided() {
    return decided;
  }

  Counts counts() {
    return counts;
  }
}
